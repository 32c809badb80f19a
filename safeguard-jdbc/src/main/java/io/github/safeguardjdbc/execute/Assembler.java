package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.Failures;
import io.github.safeguardjdbc.driver.SessionKey;
import java.io.InputStream;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the server of one physical connection put a statement's text together and prepare it: PREPARE takes a text of any size
 * from a user variable. One statement at a time is prepared so, and it stays until {@link #release}, because any statement of
 * ours after its execution would clear its warnings. Not thread-safe; the connection's lock guards it.
 */
final class Assembler {
    private static final Logger log = LoggerFactory.getLogger(Assembler.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MAX_PREPARED_STATEMENTS_REACHED = 1461;
    private static final int NOT_PREPARABLE = 1295;
    private static final int SYNTAX_ERROR = 1064;

    private final DriverConnection driver;
    private @Nullable String prepared;
    private @Nullable SQLWarning warnings;
    private @Nullable SessionKey session;

    Assembler(DriverConnection driver) {
        this.driver = driver;
    }

    /**
     * Prepares a statement.
     *
     * @param sql what the driver is to take it for
     * @param text its bytes, with literals for its parameters; read to the end
     * @param usablePayload the largest payload of a packet, in bytes
     * @param variables to put it together in
     * @return the text that executes it
     * @throws NotAssembled if the server refuses to put it together; nothing is left of it
     * @throws SQLException if the statement itself is wrong, the connection is lost, or time is up
     */
    String prepare(String sql, InputStream text, long usablePayload, ServerVariables variables)
            throws SQLException, NotAssembled {
        release();
        String name = "safeguard_" + HexFormat.of().toHexDigits(RANDOM.nextLong());
        try (variables) {
            String variable;
            try {
                requireOneCharset();
                variable =
                        new PieceTree(variables, "text", usablePayload).assemble(text, Long.MAX_VALUE, uploaded -> {});
            } catch (SQLException e) {
                throw refusal(e, "the server does not put it together in user variables");
            }
            warnings = variables.execute("PREPARE " + name + " FROM " + variable);
        } catch (SQLException e) {
            if (e.getErrorCode() == NOT_PREPARABLE || e.getErrorCode() == MAX_PREPARED_STATEMENTS_REACHED) {
                throw refusal(e, "the server does not prepare it");
            }
            if (e.getErrorCode() == SYNTAX_ERROR && driver.settings().multiQueries()) {
                throw refusal(e, "the server does not prepare several statements in one text, if these are several");
            }
            throw e;
        }
        prepared = name;
        session = driver.session();
        return driver.executing(name, sql);
    }

    /** PREPARE reads the text in {@code character_set_connection}, in which the driver has not encoded it. */
    private void requireOneCharset() throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet answer =
                        statement.executeQuery("SELECT @@character_set_client = @@character_set_connection")) {
            if (!answer.next() || !answer.getBoolean(1)) {
                throw new SQLException("character_set_client and character_set_connection differ");
            }
        }
    }

    /** What becomes of a failure before the statement was executed: another way is tried, unless the connection is gone. */
    private static NotAssembled refusal(SQLException failure, String reason) throws SQLException {
        if (RowErrors.isLinkFailure(failure) || Failures.isCancelled(failure)) {
            throw failure;
        }
        return new NotAssembled(reason + " (" + failure.getErrorCode() + ": " + failure.getMessage() + ")", failure);
    }

    /** What the server has to say of the text that was prepared last, and will not say when it is executed. */
    @Nullable SQLWarning warnings() {
        return warnings;
    }

    /** True if a statement is prepared. */
    boolean holds() {
        return prepared != null;
    }

    /** Drops what is prepared; if that fails, tries again the next time. */
    void release() {
        String name = prepared;
        if (name == null) {
            return;
        }
        if (!driver.session().equals(session)) {
            prepared = null;
            return;
        }
        // By the driver's own method: agents that trace statements know those of JDBC, and the application has asked
        // for none.
        try (PreparedStatement statement = driver.prepareOnClient("DEALLOCATE PREPARE " + name)) {
            statement.execute();
            prepared = null;
        } catch (SQLException e) {
            log.debug("A statement put together on the server could not be dropped yet", e);
        }
    }
}
