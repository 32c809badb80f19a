/**
 * Guards the MySQL data sources of a Spring Boot application, and shows what they do in actuator, metrics and observations.
 */
@NullMarked
package io.github.safeguardjdbc.spring;

import org.jspecify.annotations.NullMarked;
