/** Spring Boot auto-configuration. */
@NullMarked
package io.github.safeguardjdbc.spring;

import org.jspecify.annotations.NullMarked;
