package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.Verdict;
import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One thread of an application: inserts, transactions, batches and reads in turn, with pauses of all lengths up to some 20 ms, and
 * a connection that is kept for some of them.
 */
final class Load implements Callable<Load> {
    private static final int TURNS_PER_CONNECTION = 12;
    private static final int ROWS_OF_BATCH = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Client client;
    private final Ledger ledger;
    private final BooleanSupplier goesOn;
    private final Random random;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> avoidable = new ArrayList<>();
    private long id;
    private long written = -1;

    Load(Client client, Ledger ledger, int number, BooleanSupplier goesOn) {
        this.client = client;
        this.ledger = ledger;
        this.goesOn = goesOn;
        this.random = new Random(number);
        this.id = number * 1_000_000_000L;
    }

    /** How often what was told of what. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** Errors that were neither in a transaction nor about a write that was on its way. */
    List<String> avoidable() {
        return avoidable;
    }

    @Override
    public Load call() throws SQLException {
        while (goesOn.getAsBoolean()) {
            Connection connection = connect();
            boolean alive = true;
            for (int turn = 0; alive && turn < TURNS_PER_CONNECTION && goesOn.getAsBoolean(); turn++) {
                alive = turn(connection);
                Lab.pause(random.nextInt(20));
            }
            Lost.close(connection);
        }
        return this;
    }

    /** While the server is away nobody has to be given a connection. */
    private Connection connect() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return client.connect();
            } catch (SQLException refused) {
                if (System.nanoTime() > deadline) {
                    throw refused;
                }
                Lab.pause(20);
            }
        }
    }

    private boolean turn(Connection connection) {
        Told told = switch (random.nextInt(4)) {
            case 0 -> note("insert", write(1, true, first -> insert(connection, first)));
            case 1 -> note("transaction", transaction(connection));
            case 2 -> note("batch", write(ROWS_OF_BATCH, false, first -> batch(connection, first)));
            default -> note("read", Told.of(() -> read(connection)));
        };
        return told.isSuccess();
    }

    private Told note(String what, Told told) {
        outcomes.merge(what + " " + told.kind(), 1, Integer::sum);
        boolean onItsWay = told.verdict() == Verdict.UNKNOWN;
        if (!told.isSuccess() && !onItsWay && !what.equals("transaction")) {
            avoidable.add(what + " " + told);
        }
        return told;
    }

    private Told write(int rows, boolean atomic, Write write) {
        long first = id;
        id += rows;
        Told told = Told.of(() -> write.of(first));
        ledger.add(new Ledger.Entry(first, rows, atomic, told));
        if (told.isSuccess()) {
            written = first;
        }
        return told;
    }

    private Told transaction(Connection connection) {
        long first = id;
        id += 2;
        Told before = Told.of(() -> {
            connection.setAutoCommit(false);
            insert(connection, first);
            insert(connection, first + 1);
        });
        Told told = before.isSuccess() ? Told.of(connection::commit) : before;
        // Without a commit nothing of it may be there, whatever became of its statements.
        Told whole = before.isSuccess() ? told : new Told(Verdict.NOT_EXECUTED, "never committed");
        ledger.add(new Ledger.Entry(first, 2, true, whole));
        if (!told.isSuccess()) {
            return told;
        }
        written = first;
        return Told.of(() -> connection.setAutoCommit(true));
    }

    private static void insert(Connection connection, long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setLong(1, id);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private static void batch(Connection connection, long first) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (long id = first; id < first + ROWS_OF_BATCH; id++) {
                insert.setLong(1, id);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
    }

    private void read(Connection connection) throws SQLException {
        assertThat(Sql.number(connection, "SELECT COUNT(*) FROM t WHERE id = " + written))
                .isEqualTo(written < 0 ? 0 : 1);
    }

    /** A write of rows from an id on. */
    @FunctionalInterface
    private interface Write {
        void of(long first) throws SQLException;
    }
}
