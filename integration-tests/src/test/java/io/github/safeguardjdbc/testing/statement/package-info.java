/** Single statements that fit no packet, compared with the same statements under a limit that is out of reach. */
@NullMarked
package io.github.safeguardjdbc.testing.statement;

import org.jspecify.annotations.NullMarked;
