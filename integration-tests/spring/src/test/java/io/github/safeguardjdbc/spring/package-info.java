/** The starter in application contexts of both lines of Spring Boot, without a server. */
@NullMarked
package io.github.safeguardjdbc.spring;

import org.jspecify.annotations.NullMarked;
