package io.github.safeguardjdbc.testing.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection through a proxy. Thread-safe. */
public final class Relay {
    private static final int BUFFER = 1 << 16;

    private final Socket client;
    private final Socket server;
    private final Supplier<Shape> shape;
    private final @Nullable Refusals refusals;
    private final Meter meter = new Meter();
    private volatile boolean silent;

    Relay(Socket client, Socket server, Supplier<Shape> shape, @Nullable Refusals refusals) {
        this.client = client;
        this.server = server;
        this.shape = shape;
        this.refusals = refusals;
    }

    void start() {
        thread("to server", () -> pump(client, server, Direction.REQUEST));
        thread("to client", () -> pump(server, client, Direction.RESPONSE));
    }

    private static void thread(String name, Runnable pump) {
        Thread thread = new Thread(pump, "proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Counts bytes from now on, and strikes when the fault's are reached; with null it never does. */
    public void arm(@Nullable Fault fault) {
        meter.arm(fault);
    }

    /** The bytes that have passed since the last call of {@link #arm}. */
    public long passed(Direction direction) {
        return meter.passed(direction);
    }

    /** Strikes at once. */
    public void strike(Strike strike) {
        switch (strike) {
            case CLOSE -> close();
            case RESET -> reset();
            case BLACK_HOLE -> silent = true;
            case HALF_CLOSE -> halfClose();
        }
    }

    /** True until the connection is closed. */
    public boolean isOpen() {
        return !client.isClosed();
    }

    private void pump(Socket from, Socket to, Direction direction) {
        try (InputStream in = input(from);
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Meter.Admission admitted = meter.admit(direction, read);
                if (!silent) {
                    pass(out, buffer, 0, admitted.bytes());
                }
                Strike strike = admitted.strike();
                if (strike != null) {
                    strike(strike);
                    if (strike == Strike.HALF_CLOSE) {
                        pass(out, buffer, admitted.bytes(), read);
                    }
                }
            }
        } catch (IOException ended) {
            // By a strike, or by one of its ends.
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InputStream input(Socket from) throws IOException {
        return refusals != null && from == client
                ? new CommandStream(client.getInputStream(), client.getOutputStream(), refusals)
                : from.getInputStream();
    }

    private void pass(OutputStream out, byte[] bytes, int from, int to) throws IOException, InterruptedException {
        Shape form = shape.get();
        for (int at = from; at < to; at += form.piece()) {
            TimeUnit.NANOSECONDS.sleep(form.delay().toNanos());
            out.write(bytes, at, Math.min(form.piece(), to - at));
            out.flush();
        }
    }

    private void reset() {
        linger(client);
        linger(server);
        close();
    }

    /** Closing then sends a reset. */
    private static void linger(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
    }

    private void halfClose() {
        try {
            client.shutdownOutput();
        } catch (IOException alreadyClosed) {
            close();
        }
    }

    void close() {
        closeQuietly(client);
        closeQuietly(server);
    }

    @SuppressWarnings("EmptyCatch")
    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Which is what was wanted.
        }
    }
}
