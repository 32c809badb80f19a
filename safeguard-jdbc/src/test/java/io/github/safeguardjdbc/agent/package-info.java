/** What the agent does without a JVM of its own. */
@NullMarked
package io.github.safeguardjdbc.agent;

import org.jspecify.annotations.NullMarked;
