package io.github.safeguardjdbc.testing.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Listens on a free port of the loopback interface and relays each connection to a server there. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
    private final int serverPort;
    private final @Nullable Refusals refusals;
    private final ServerSocket listener;
    private final List<Relay> relays = new CopyOnWriteArrayList<>();
    private volatile Shape shape = Shape.PLAIN;

    /** Starts a proxy in front of a port. */
    public TcpProxy(int serverPort) {
        this(serverPort, null);
    }

    /** The same for plain connections to a MySQL server, of whose statements it refuses some. */
    public TcpProxy(int serverPort, @Nullable Refusals refusals) {
        this.serverPort = serverPort;
        this.refusals = refusals;
        try {
            this.listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                server.setTcpNoDelay(true);
                Relay relay = new Relay(client, server, () -> shape, refusals);
                relays.add(relay);
                relay.start();
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** The port to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How bytes are passed on from now on. */
    public void shape(Shape next) {
        shape = next;
    }

    /** The connection that was opened last. */
    public Relay last() {
        return relays.get(relays.size() - 1);
    }

    /** Has each connection that is open count its bytes from now on, as {@link Relay#arm} does; those to come are spared. */
    public void armAll(@Nullable Fault fault) {
        relays.forEach(relay -> relay.arm(fault));
    }

    /** The bytes that have passed since the last call of {@link #armAll}. */
    public long passed(Direction direction) {
        return relays.stream().mapToLong(relay -> relay.passed(direction)).sum();
    }

    /** Strikes all connections that are open; those to come are spared. */
    public void strikeAll(Strike strike) {
        relays.forEach(relay -> relay.strike(strike));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        relays.forEach(Relay::close);
    }
}
