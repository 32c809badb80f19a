package io.github.safeguardjdbc.doctor.survey;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a peer says first: a MySQL server speaks before its client does.
 *
 * @param kind who it is
 * @param error the error number with which it refuses, or 0
 * @param description a sentence
 */
public record Greeting(Kind kind, int error, String description) {
    /** Who a peer is. */
    public enum Kind {
        /** It speaks the protocol of MySQL, be it to refuse. */
        MYSQL,
        /** It speaks something else, or nothing. */
        OTHER,
        /** There is none. */
        NOBODY
    }

    private static final int CONNECT_MILLIS = 5_000;
    private static final int SPEAK_MILLIS = 2_000;
    private static final int ENOUGH = 256;
    private static final int HEADER = 4;
    private static final int PROTOCOL = 10;
    private static final int ERROR = 0xFF;

    /** Mysqlx.ServerMessages.Type.NOTICE, with which the X plugin greets. */
    private static final int X_NOTICE = 11;

    private static final String QUESTION = "HEAD / HTTP/1.0\r\n\r\n";

    /** Connects without a driver and listens; who stays silent is asked whether it speaks HTTP. */
    public static Greeting of(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(SPEAK_MILLIS);
            byte[] first = listen(socket);
            if (first.length > 0) {
                return understood(first);
            }
            socket.getOutputStream().write(QUESTION.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = listen(socket);
            return new Greeting(
                    Kind.OTHER,
                    0,
                    answer.length == 0
                            ? "the peer accepts the connection and says nothing; a MySQL server speaks first: this is no MySQL"
                                    + " server, or a proxy whose server is away"
                            : "the peer waits for its client to speak, and answers HTTP with " + shown(answer));
        } catch (UnknownHostException e) {
            return new Greeting(Kind.NOBODY, 0, "the name " + host + " is not known to DNS");
        } catch (IOException e) {
            return new Greeting(Kind.NOBODY, 0, "no connection to port " + port + ": " + e.getMessage());
        }
    }

    /** What arrives first, or nothing. */
    private static byte[] listen(Socket socket) throws IOException {
        byte[] buffer = new byte[ENOUGH];
        InputStream in = socket.getInputStream();
        try {
            int read = in.read(buffer);
            return Arrays.copyOf(buffer, Math.max(0, read));
        } catch (SocketTimeoutException silent) {
            return new byte[0];
        }
    }

    /** Packet header, then the protocol version or the mark of an error packet (Protocol::Handshake, ERR_Packet). */
    private static Greeting understood(byte[] bytes) {
        int length = bytes.length < HEADER ? 0 : (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16;
        boolean plausible = bytes.length > HEADER && length < 1024 && bytes[3] == 0;
        if (plausible && bytes[HEADER] == PROTOCOL) {
            return new Greeting(
                    Kind.MYSQL, 0, "the peer is a MySQL server, version " + zeroTerminated(bytes, HEADER + 1));
        }
        if (plausible && (bytes[HEADER] & 0xFF) == ERROR && bytes.length > HEADER + 3) {
            int code = (bytes[HEADER + 1] & 0xFF) | (bytes[HEADER + 2] & 0xFF) << 8;
            String text = new String(bytes, HEADER + 3, bytes.length - HEADER - 3, StandardCharsets.UTF_8);
            return new Greeting(Kind.MYSQL, code, "a MySQL server refuses with error " + code + ": " + text);
        }
        if (bytes.length > HEADER && bytes[HEADER] == X_NOTICE && length == bytes.length - HEADER) {
            return new Greeting(Kind.OTHER, 0, "the peer speaks MySQL's X protocol, for which this driver is not made");
        }
        return new Greeting(
                Kind.OTHER, 0, "the peer is no MySQL server; instead of a handshake it sent " + shown(bytes));
    }

    private static String zeroTerminated(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII);
    }

    /** The first line as text, or the first bytes where it is none. */
    private static String shown(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        boolean text = !line.isEmpty() && line.chars().allMatch(c -> c >= ' ' && c < 127);
        return text
                ? '"' + line + '"'
                : String.format(
                        Locale.ROOT,
                        "%d bytes: %s",
                        bytes.length,
                        HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(16, bytes.length)));
    }
}
