package io.github.safeguardjdbc.testing.proxy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The statements that a proxy does not let through, as those do that keep no session for a client. Thread-safe. */
public final class Refusals {
    private static final int COM_QUERY = 0x03;
    private static final int COM_STMT_PREPARE = 0x16;
    private static final int ER_UNKNOWN_ERROR = 1105;

    private final Pattern refused;
    private final List<String> texts = new CopyOnWriteArrayList<>();

    /** @param refused found in texts that are to be answered with an error */
    public Refusals(Pattern refused) {
        this.refused = refused;
    }

    /** What was refused so far, with what the protocol puts before it. */
    public List<String> texts() {
        return texts;
    }

    /** Whether a command, without its header, gets an error for an answer. */
    boolean refuse(byte[] command) {
        if (command.length == 0 || (command[0] != COM_QUERY && command[0] != COM_STMT_PREPARE)) {
            return false;
        }
        String text = new String(command, 1, command.length - 1, StandardCharsets.ISO_8859_1);
        boolean found = refused.matcher(text).find();
        if (found) {
            texts.add(text);
        }
        return found;
    }

    /** An ERR_Packet, as "ERR_Packet" in the protocol's documentation has it. */
    static byte[] answer() {
        byte[] message = "#HY000unsupported: this proxy keeps no session".getBytes(StandardCharsets.US_ASCII);
        int length = 3 + message.length;
        byte[] packet = new byte[4 + length];
        packet[0] = (byte) length;
        packet[3] = 1;
        packet[4] = (byte) 0xff;
        packet[5] = (byte) ER_UNKNOWN_ERROR;
        packet[6] = (byte) (ER_UNKNOWN_ERROR >> 8);
        System.arraycopy(message, 0, packet, 7, message.length);
        return packet;
    }
}
