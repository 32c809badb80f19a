package io.github.safeguardjdbc.testing.batch;

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

    /** Waits until a session waits for a lock of another one's transaction. */
    static void awaitLockWait(Connection observer, long session) throws SQLException {
        String query = "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
                + " AND trx_mysql_thread_id = " + session;
        await(() -> Sql.number(observer, query) == 1);
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
