package io.github.safeguardjdbc.testing.batch;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A second thread of an application. */
final class Background implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    <T> Future<T> start(Callable<T> work) {
        return thread.submit(work);
    }

    /** What the work returned; an exception of its own is a failure of the test. */
    static <T> T result(Future<T> work) {
        try {
            return work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("The other thread failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("The other thread has not come to an end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until a transaction of the server waits for a row of another one. */
    static void awaitLockWait(MySqlServer server) throws SQLException {
        try (Connection observer = server.connect("")) {
            String waits = "SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'";
            await(() -> !Sql.text(observer, waits).endsWith("|0"));
        }
    }

    static void await(Condition condition) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It has not come to pass");
            }
            pause(5);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws SQLException;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
