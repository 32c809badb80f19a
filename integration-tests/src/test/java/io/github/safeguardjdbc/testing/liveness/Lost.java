package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.safeguardjdbc.SafeguardContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a caller is told of a lost statement. */
final class Lost {
    private Lost() {}

    /** The context of the exception that a call throws. */
    static SafeguardContext contextOf(ThrowingCallable call) {
        return contextIn(catchThrowableOfType(SQLException.class, call));
    }

    static SafeguardContext contextIn(SQLException thrown) {
        assertThat((Throwable) thrown).as("the call fails").isNotNull();
        return Arrays.stream(thrown.getSuppressed())
                .filter(SafeguardContext.class::isInstance)
                .map(SafeguardContext.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("has no context: " + thrown, thrown));
    }

    /** Closes a connection that may be lost, of which the driver may complain. */
    @SuppressWarnings("EmptyCatch")
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // As it may be.
        }
    }
}
