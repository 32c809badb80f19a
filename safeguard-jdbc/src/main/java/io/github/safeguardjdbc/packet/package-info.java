/** How large a packet may be, and how large a statement with its parameters becomes: bounds and exact sizes. */
@NullMarked
package io.github.safeguardjdbc.packet;

import org.jspecify.annotations.NullMarked;
