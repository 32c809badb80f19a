/** A small application on MySQL, the same for each line of Spring Boot: JPA, JdbcTemplate, MyBatis, Flyway and actuator. */
@NullMarked
package io.github.safeguardjdbc.sample;

import org.jspecify.annotations.NullMarked;
