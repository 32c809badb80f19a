/** The half of the agent that is loaded beside an application's Connector/J. */
@NullMarked
package io.github.safeguardjdbc.agent.guest;

import org.jspecify.annotations.NullMarked;
