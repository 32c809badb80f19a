package io.github.safeguardjdbc.testing.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MySQL server in a temporary folder, on a free port of the loopback interface.
 *
 * <p>Its user is {@code root} without a password. Some settings differ from the server's defaults to make it small and
 * quick: no binary log, no write to disk at commit, none that waits for the disk (what a killed server has written is there
 * all the same), a buffer pool of 64 MiB, and no performance schema (which costs 250 MB of memory and up to a second at
 * start). The options given to {@link #start} win over those; the ones that count
 * only when a data directory is created ({@code lower_case_table_names}, {@code innodb_page_size}) cannot be changed.
 *
 * <p>Thread-safe. If nobody calls {@link #close}, the end of the JVM stops the server and deletes its folder.
 */
public final class MySqlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlServer.class);

    private static final List<String> SETTINGS = List.of(
            "--skip-log-bin",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync",
            "--innodb-buffer-pool-size=64M",
            // The machine's requests of that kind are numbered, and many servers may run.
            "--innodb-use-native-aio=OFF",
            "--performance-schema=OFF");
    private static final int PORT_ATTEMPTS = 5;
    private static final long START_SECONDS = 60;
    private static final long POLL_MILLIS = 20;

    private final MySqlDistribution distribution;
    private final ServerFolder folder;
    private final List<String> options;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private MySqldProcess process;
    private boolean failed;
    private boolean ended;

    private MySqlServer(MySqlDistribution distribution, ServerFolder folder, List<String> options, int port) {
        this.distribution = distribution;
        this.folder = folder;
        this.options = options;
        this.port = port;
        this.process = launch();
        try {
            // Never removed: after close() it does nothing, and removing fails while the JVM ends.
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop mysqld"));
        } catch (IllegalStateException jvmEnds) {
            close();
            throw jvmEnds;
        }
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param mysqldOptions further options of {@code mysqld}, for example {@code --max-allowed-packet=1M}
     * @throws ServerUnavailableException if this machine cannot have that version
     * @throws IllegalStateException if it does not start; the message has the end of the server's log
     */
    public static MySqlServer start(MySqlVersion version, String... mysqldOptions) {
        return start(version, FreePort::pick, mysqldOptions);
    }

    /** Does the same with ports from {@code ports}, of which it takes another while one turns out to be taken. */
    static MySqlServer start(MySqlVersion version, IntSupplier ports, String... mysqldOptions) {
        long start = System.nanoTime();
        MySqlDistribution distribution = MySqlDistribution.of(version);
        List<String> options = new ArrayList<>(SETTINGS);
        options.addAll(List.of(mysqldOptions));
        for (int attempt = 1; ; attempt++) {
            MySqlServer server =
                    new MySqlServer(distribution, ServerFolder.create(distribution), options, ports.getAsInt());
            if (server.answers()) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                LOG.info("Started {} on port {} in {} ms", version, server.port, millis);
                return server;
            }
            boolean portWasTaken = server.folder.logTellsOfTakenPort();
            IllegalStateException failure = server.startFailure();
            server.close();
            if (!portWasTaken || attempt == PORT_ATTEMPTS) {
                throw failure;
            }
            server.folder.deleteLog();
        }
    }

    private MySqldProcess launch() {
        return MySqldProcess.start(distribution, folder, port, options);
    }

    private IllegalStateException startFailure() {
        failed = true;
        String what = process.isAlive() ? " did not answer within " + START_SECONDS + " s" : " did not start";
        return new IllegalStateException(version() + what + ", with the options " + options + "; its log, kept as "
                + folder.log() + ", ends with:\n" + folder.logTail());
    }

    private boolean answers() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (answersNow()) {
                return true;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean answersNow() {
        try (Connection connection = connect("", "sslMode=PREFERRED", "connectTimeout=5000", "socketTimeout=5000");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT @@datadir")) {
            // Another program's server could have the port, while ours is about to find that out.
            return result.next() && result.getString(1).equals(folder.data() + "/");
        } catch (SQLException e) {
            LOG.trace("Not yet up", e);
            return false;
        }
    }

    /** Returns what the server is. */
    public MySqlVersion version() {
        return distribution.version();
    }

    /** Returns the TCP port, the same for as long as this object lives. */
    public int port() {
        return port;
    }

    /** Returns {@code 127.0.0.1:<port>}. */
    public String hostAndPort() {
        return "127.0.0.1:" + port;
    }

    /**
     * Returns the Connector/J URL of a database.
     *
     * <p>It has {@code user=root} and {@code sslMode=DISABLED} unless {@code properties} say otherwise. The server has a
     * certificate, so {@code sslMode=REQUIRED} works.
     *
     * @param database its name, or the empty string for none
     * @param properties further properties as {@code name=value}, encoded as a URL needs it
     */
    public String url(String database, String... properties) {
        List<String> all = new ArrayList<>(List.of("user=root", "sslMode=DISABLED"));
        for (String property : properties) {
            String name = property.substring(0, property.indexOf('=') + 1);
            all.removeIf(earlier -> earlier.startsWith(name));
            all.add(property);
        }
        return "jdbc:mysql://" + hostAndPort() + "/" + database + "?" + String.join("&", all);
    }

    /** Opens a connection to {@link #url}. */
    public Connection connect(String database, String... properties) throws SQLException {
        return DriverManager.getConnection(url(database, properties));
    }

    /** Creates an empty database and returns its name, which is new at this server. */
    public String createDatabase() throws SQLException {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }

    /** Ends the server with SIGKILL, as a crash would; {@link #restart} brings it back. */
    public synchronized void kill() {
        process.kill();
    }

    /**
     * Shuts the server down if it runs, and starts it with the same data, options and port.
     *
     * @throws IllegalStateException if it does not start; the message has the end of the server's log
     */
    public synchronized void restart() {
        if (ended) {
            throw new IllegalStateException("This server was closed");
        }
        process.stop();
        process = launch();
        if (!answers()) {
            throw startFailure();
        }
    }

    /** Stops the server and deletes its folder; keeps its log if the server had failed. */
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        boolean crashed = process.crashed();
        // A clean shutdown would only write what is deleted next.
        process.kill();
        folder.delete();
        if (crashed && !failed) {
            LOG.warn("{} ended by itself; its log is {}", this, folder.log());
        }
        if (!crashed && !failed) {
            folder.deleteLog();
        }
    }

    @Override
    public String toString() {
        return version() + " on port " + port;
    }
}
