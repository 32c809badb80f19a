package io.github.safeguardjdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of errors around packets and lost connections: what each proves, what safeguard does, and what remains to be
 * done. Its {@link #code} stands in the messages of safeguard's exceptions and in the doctor's reports; the same text is in
 * {@code META-INF/safeguard/errors.md} of the jar.
 */
public enum Symptom {
    TOO_LARGE_FOR_DRIVER(
            "SG-S1000",
            "Packet for query is too large (n > m)",
            "The driver held the packet against its own copy of max_allowed_packet and sent nothing: connection and transaction live"
                    + " on. While a result is read, the same words mean that a row was larger than that copy, and then the driver has"
                    + " closed the connection without saying so.",
            "Rows of a batch travel in statements that fit; a larger statement, and a larger value, is sent in pieces that the server"
                    + " puts together. What cannot be is refused before a byte is sent, with its size, the limit and the limit that"
                    + " it needs (PacketLimitException).",
            "SET PERSIST max_allowed_packet = <multiple of 1,024> on every server, then new connections; remove maxAllowedPacket"
                    + " from the URL."),
    TOO_LARGE_FOR_SERVER(
            "SG-1153",
            "Got a packet bigger than 'max_allowed_packet' bytes",
            "A packet of at least the server's limit arrived. The server has not read it, executed nothing and closed the"
                    + " connection; the client often sees only Broken pipe or Communications link failure. A payload of exactly the"
                    + " limit is enough, and the driver lets that one through.",
            "The driver's copy of the limit is set to the largest payload that the server takes, so that it never sends such a"
                    + " packet; a lost connection after a large packet is never sent again.",
            "Find the client that has a larger copy of the limit: cacheServerConfiguration=true, a limit lowered while it was"
                    + " connected, a proxy, another host of the URL; or raise the limit.",
            1153),
    GONE_AWAY(
            "SG-2006",
            "MySQL server has gone away",
            "The client found its connection closed when it wrote. By itself it proves nothing about the reason: an idle limit, a"
                    + " restart, KILL, or a packet that was too large.",
            "A connection that was idle is asked before it is used, and replaced if it is dead; the statement then runs, once.",
            "Compare wait_timeout, the pool's maxLifetime and keepaliveTime, the idle limit of what is in between, the server's"
                    + " uptime and the counts of the errors 1153 and 4031.",
            2006),
    LINK_FAILURE(
            "SG-08S01",
            "Communications link failure",
            "The connection ended, by anybody's hand. If it broke while the packet was written, the statement was not executed; if"
                    + " it ended while the answer was awaited, the statement may have been executed, a COMMIT as well.",
            "Each lost statement has a verdict (NOT_SENT, NOT_EXECUTED, READ_ONLY, UNKNOWN, COMMIT_UNKNOWN) in a suppressed"
                    + " SafeguardContext. It is sent again, once, only where the verdict allows that and the session can be made anew.",
            "For UNKNOWN and COMMIT_UNKNOWN look whether the change is there. Then find out who closes connections: the counts of"
                    + " the errors 1158 to 1161, 4031 and 1153, and the time for which the connection was idle."),
    LOST_DURING_QUERY(
            "SG-2013",
            "Lost connection to MySQL server during query",
            "The connection ended between statement and answer: KILL, a crash, a timeout of the network in between, or"
                    + " net_write_timeout while a large result was read slowly. A statement that was killed may have been committed.",
            "A plain read outside of a transaction is sent again; anything else is UNKNOWN and is not.",
            "socketTimeout and the idle limits in between must be longer than the longest statement; read large results faster or"
                    + " raise net_write_timeout.",
            2013),
    READING_PACKETS(
            "SG-1158",
            "Got an error reading communication packets (also 1159, 1160, 1161; \"Aborted connection\" in the error log)",
            "The server lost a client, not the other way round: 1158 reading failed (the client vanished or was killed), 1159 and"
                    + " 1161 net_read_timeout and net_write_timeout ended, 1160 writing failed. Each counts in Aborted_clients.",
            "Connections are closed with COM_QUIT, which counts nowhere; dead ones are closed without a word.",
            "See which clients: log_error_verbosity=3 names user and host in the error log. Look for applications that end without"
                    + " closing their pool, and for idle limits in between.",
            1158,
            1161),
    OK_PACKET_TOO_LARGE(
            "SG-3068",
            "Net: OK packet too large",
            "What session trackers reported after a statement outgrew 16,777,215 bytes, whatever max_allowed_packet is. The client"
                    + " sees the connection end. The statement has been executed.",
            "The statement is UNKNOWN and is not sent again.",
            "SET PERSIST session_track_gtids = 'OFF' (or OWN_GTID) where ALL_GTIDS sends a large gtid_executed with every change; a"
                    + " list of names instead of '*' in session_track_system_variables.",
            3068),
    IDLE_TOO_LONG(
            "SG-4031",
            "The client was disconnected by the server because of inactivity",
            "wait_timeout (interactive_timeout for interactive clients) ended. The server sent this before it closed, so that a"
                    + " statement that meets it was not executed; through plain TCP the driver shows it as a link failure.",
            "Connections idle for idlePingAfter are asked before they are used and replaced if they are dead; a statement that met"
                    + " this error is NOT_EXECUTED and is sent again.",
            "The pool's maxLifetime or keepaliveTime must be below wait_timeout.",
            4031),
    TOO_MANY_CONNECTIONS(
            "SG-1040",
            "Too many connections",
            "max_connections sessions were open when a client connected.",
            "Nothing: a pool opens connections, not safeguard.",
            "The pools of all applications together, and one more for an administrator, must fit into max_connections.",
            1040),
    HOST_BLOCKED(
            "SG-1129",
            "Host is blocked because of many connection errors",
            "max_connect_errors handshakes in a row from that address broke off: a port scan, a health check by bare TCP, or a"
                    + " network that loses packets.",
            "Nothing: the server refuses before a session begins.",
            "TRUNCATE TABLE performance_schema.host_cache unblocks all; then let health checks log in, or raise max_connect_errors.",
            1129),
    LONG_DATA_TOO_LONG(
            "SG-1105",
            "Parameter of prepared statement which is set through mysql_send_long_data() is longer than 'max_allowed_packet' bytes",
            "A streamed value was larger than the limit. Nothing was stored, and the connection lives on; pools may close it for"
                    + " this error.",
            "Such a value is sent in pieces that the server puts together, or refused before a byte is sent.",
            "Raise max_allowed_packet, on replicas as well.",
            1105),
    FUNCTION_RESULT_TOO_LARGE(
            "SG-1301",
            "Result of function was larger than max_allowed_packet - truncated",
            "CONCAT, REPEAT, a JSON function or the like would have been larger than the limit. In strict mode it is an error; else"
                    + " NULL is stored, with a warning.",
            "Nothing: the function runs on the server.",
            "Keep STRICT_TRANS_TABLES in sql_mode; raise max_allowed_packet, or let the application put the value together.",
            1301),
    TOO_MANY_PLACEHOLDERS(
            "SG-1390",
            "Prepared statement contains too many placeholders",
            "More than 65,535 parameters in one statement prepared on the server. The driver then sends it as text, without a word.",
            "Its multi-row statements have fewer.",
            "Nothing, or fewer rows in one statement.",
            1390),
    TOO_MANY_PREPARED(
            "SG-1461",
            "Can't create more than max_prepared_stmt_count statements",
            "All sessions together hold that many prepared statements: usually a cache of them in each connection of a large pool.",
            "It keeps a few multi-row statements per connection and closes them; where the server refuses, rows travel as text.",
            "connections × prepStmtCacheSize of all applications must fit into max_prepared_stmt_count, or raise that.",
            1461),
    NOT_MYSQL(
            "SG-HANDSHAKE",
            "Packet for query is too large (x > 65,535), or a link failure, while connecting",
            "What answers is no MySQL server, or speaks TLS, HTTP or the X protocol at that port: the first bytes were taken for the"
                    + " length of a packet.",
            "Nothing: there is no session.",
            "Correct host and port; 33060 is the port of the X protocol, 3306 the one that is needed."),
    NO_CONNECTION(
            "SG-CONNECT",
            "No connection at all",
            "The server's or the system's own answer is in the report: access denied, unknown database, connection refused, a name"
                    + " that is not known.",
            "Nothing: there is no session.",
            "What the answer says."),
    DRIVER_SETTING(
            "SG-URL",
            "Data lost or wrong, and nobody was told",
            "A property of the JDBC URL makes the driver hide a lost session, store an empty value, skip a COMMIT or hand a file of"
                    + " the client to the server.",
            "Streams in batches are read before anything is sent, and no ping is sent inside a transaction. The other settings are"
                    + " left as they are.",
            "Remove the property.");

    private final String code;
    private final String title;
    private final String proves;
    private final String safeguardDoes;
    private final String remains;
    private final int firstError;
    private final int lastError;

    Symptom(String code, String title, String proves, String safeguardDoes, String remains) {
        this(code, title, proves, safeguardDoes, remains, 0);
    }

    Symptom(String code, String title, String proves, String safeguardDoes, String remains, int error) {
        this(code, title, proves, safeguardDoes, remains, error, error);
    }

    Symptom(
            String code,
            String title,
            String proves,
            String safeguardDoes,
            String remains,
            int firstError,
            int lastError) {
        this.code = code;
        this.title = title;
        this.proves = proves;
        this.safeguardDoes = safeguardDoes;
        this.remains = remains;
        this.firstError = firstError;
        this.lastError = lastError;
    }

    /** A short name that does not change, as in {@code SG-1153}: {@code SG-} and the server's error number where there is one. */
    public String code() {
        return code;
    }

    /** The message by which it is known. */
    public String title() {
        return title;
    }

    /** What is certain where it occurs. */
    public String proves() {
        return proves;
    }

    /** What safeguard does about it. */
    public String safeguardDoes() {
        return safeguardDoes;
    }

    /** What remains to be done. */
    public String remains() {
        return remains;
    }

    /** The symptom of a code, in upper or lower case. */
    public static Optional<Symptom> ofCode(String code) {
        return Arrays.stream(values())
                .filter(symptom -> symptom.code.equalsIgnoreCase(code))
                .findFirst();
    }

    /** The symptom that an error of the server is, if it is one. */
    public static Optional<Symptom> ofError(int error) {
        return Arrays.stream(values())
                .filter(symptom -> symptom.firstError <= error && error <= symptom.lastError && error != 0)
                .findFirst();
    }

    /** The symptom that an exception is, if it is one: by the server's error number, else by the driver's SQLState. */
    public static Optional<Symptom> of(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (failure.getErrorCode() != 0) {
            return ofError(failure.getErrorCode());
        }
        if (failure instanceof PacketLimitException
                || "PacketTooBigException".equals(failure.getClass().getSimpleName())) {
            return Optional.of(TOO_LARGE_FOR_DRIVER);
        }
        return "08S01".equals(state) ? Optional.of(LINK_FAILURE) : Optional.empty();
    }

    /** The entry as Markdown: a heading and a list. */
    public String markdown() {
        return "## " + code + ": " + title + "\n\n- **Proves:** " + proves + "\n- **safeguard:** " + safeguardDoes
                + "\n- **Remains:** " + remains + "\n";
    }

    /** The whole catalogue as Markdown. */
    public static String catalogue() {
        return Arrays.stream(values())
                .map(Symptom::markdown)
                .collect(Collectors.joining("\n", "# Errors, and what they prove\n\n", ""));
    }
}
