package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.testing.oracle.Step.Keys;
import io.github.safeguardjdbc.testing.oracle.Transcript.What;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a scenario on a connection. */
final class Interpreter {
    private final Scenario scenario;
    private final Connection connection;
    private final Inspector inspector;
    private final Transcript transcript = new Transcript();
    private final Map<String, Savepoint> savepoints = new HashMap<>();

    private int step;
    private @Nullable Statement statement;
    private @Nullable PreparedStatement prepared;
    private String sql = "";
    private Fit batch = Fit.SURELY;
    private int entries;

    Interpreter(Scenario scenario, Connection connection, Inspector inspector) {
        this.scenario = scenario;
        this.connection = connection;
        this.inspector = inspector;
    }

    Transcript run() throws SQLException {
        for (step = 0; step < scenario.steps().size() && transcript.refusedAt().isEmpty(); step++) {
            try {
                scenario.steps().get(step).run(this);
            } catch (SQLException | RuntimeException e) {
                failed(e);
            }
        }
        closeStatement();
        return transcript;
    }

    private void failed(Exception failure) {
        transcript.add(step, What.EXCEPTION, Failures.describe(failure));
    }

    void execute(String text) throws SQLException {
        try (Statement other = connection.createStatement()) {
            other.execute(text);
            transcript.add(step, What.RESULT, "count " + other.getUpdateCount());
        }
    }

    void lookForOthers() throws SQLException {
        inspector.addElsewhere();
        try (Statement other = connection.createStatement();
                ResultSet result = other.executeQuery("SELECT COUNT(*) FROM elsewhere")) {
            result.next();
            transcript.add(step, What.RESULT, "others " + result.getInt(1));
        }
    }

    void autoCommit(boolean on) throws SQLException {
        connection.setAutoCommit(on);
        seeRows();
    }

    void commit() throws SQLException {
        connection.commit();
        seeRows();
    }

    void rollback() throws SQLException {
        connection.rollback();
        seeRows();
    }

    void setSavepoint(String name) throws SQLException {
        savepoints.put(name, connection.setSavepoint(name));
    }

    void rollbackTo(String name) throws SQLException {
        Savepoint savepoint = savepoints.get(name);
        if (savepoint != null) {
            connection.rollback(savepoint);
            seeRows();
        }
    }

    void release(String name) throws SQLException {
        Savepoint savepoint = savepoints.remove(name);
        if (savepoint != null) {
            connection.releaseSavepoint(savepoint);
        }
    }

    void prepare(Form form, Keys keys) throws SQLException {
        closeStatement();
        sql = form.sql(scenario.table());
        String id = scenario.table().autoIncrement().map(Column::name).orElse("id");
        prepared = switch (keys) {
            case NONE -> connection.prepareStatement(sql);
            case FLAG -> connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
            case NAMES -> connection.prepareStatement(sql, new String[] {id});
            case INDEXES -> connection.prepareStatement(sql, new int[] {1});
        };
        statement = prepared;
    }

    void create() throws SQLException {
        closeStatement();
        statement = connection.createStatement();
    }

    private void closeStatement() throws SQLException {
        if (statement != null) {
            statement.close();
        }
        statement = null;
        prepared = null;
        forgetBatch();
    }

    private void forgetBatch() {
        batch = Fit.SURELY;
        entries = 0;
    }

    void add(List<Argument> arguments) throws SQLException {
        if (prepared != null) {
            bind(prepared, arguments);
            prepared.addBatch();
            batch = batch.and(Fit.of(sql, arguments, limit()));
            entries++;
        }
    }

    private static void bind(PreparedStatement target, List<Argument> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            argument.setter().bind(target, i + 1, argument);
        }
    }

    void addSql(String text) throws SQLException {
        if (statement != null) {
            statement.addBatch(text);
            batch = batch.and(Fit.of(text, List.of(), limit()));
            entries++;
        }
    }

    void clearBatch() throws SQLException {
        if (statement != null) {
            statement.clearBatch();
            forgetBatch();
        }
    }

    void clearParameters() throws SQLException {
        if (prepared != null) {
            prepared.clearParameters();
        }
    }

    void executeBatch(boolean large, List<Probe> probes) throws SQLException {
        if (statement == null) {
            return;
        }
        Statement running = statement;
        Fit fit = batch;
        boolean empty = entries == 0;
        forgetBatch();
        call(
                fit,
                () -> large
                        ? "large " + Arrays.toString(running.executeLargeBatch())
                        : Arrays.toString(running.executeBatch()));
        observe(running, empty, probes);
    }

    void update(List<Argument> arguments) throws SQLException {
        if (prepared != null) {
            PreparedStatement running = prepared;
            bind(running, arguments);
            boolean answered = call(Fit.of(sql, arguments, limit()), () -> Integer.toString(running.executeUpdate()));
            observe(running, answered, List.of(Probe.KEYS, Probe.WARNINGS, Probe.SESSION, Probe.TRANSACTION));
        }
    }

    private int limit() {
        return scenario.settings().guard().limit();
    }

    /**
     * Makes a call that safeguard may refuse, in which case it must not have done anything else.
     *
     * @return whether the server has answered
     */
    private boolean call(Fit fit, Call call) throws SQLException {
        transcript.fit(step, fit);
        Refusal before = fit == Fit.SURELY ? null : Refusal.prepare(connection, inspector, scenario.table());
        try {
            transcript.add(step, What.RESULT, call.result());
            return true;
        } catch (PacketLimitException e) {
            transcript.refused(step);
            transcript.add(step, What.REFUSAL, before == null ? String.valueOf(e.getMessage()) : before.damage());
            return false;
        } catch (SQLException e) {
            failed(e);
            return e.getErrorCode() != 0;
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private void observe(Statement running, boolean answered, List<Probe> probes) throws SQLException {
        if (transcript.refusedAt().isPresent()) {
            return;
        }
        Seen.Rows rows = inspector.read(scenario.table());
        transcript.add(step, What.ROWS, rows);
        Observer observer = new Observer(transcript, step, connection, running, rows, answered);
        for (Probe probe : probes) {
            try {
                observer.look(probe);
            } catch (SQLException | RuntimeException e) {
                transcript.add(step, What.UNSEEN, probe + " " + Failures.describe(e));
            }
        }
    }

    private void seeRows() throws SQLException {
        transcript.add(step, What.ROWS, inspector.read(scenario.table()));
    }

    private interface Call {
        String result() throws SQLException;
    }
}
