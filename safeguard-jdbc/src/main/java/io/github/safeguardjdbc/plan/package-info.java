/**
 * What to send: from rows, sizes and what is known of the table and the session to a plan. Pure functions, no JDBC call.
 */
@NullMarked
package io.github.safeguardjdbc.plan;

import org.jspecify.annotations.NullMarked;
