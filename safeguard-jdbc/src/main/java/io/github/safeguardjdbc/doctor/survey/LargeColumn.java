package io.github.safeguardjdbc.doctor.survey;

/**
 * A column for large values.
 *
 * @param name {@code table.column}
 * @param type its type, as in {@code longblob}
 * @param bytes the most that the type holds
 */
public record LargeColumn(String name, String type, long bytes) {
    /** True where the server holds the whole value against {@code max_allowed_packet}, however it came. */
    public boolean isJson() {
        return type.equals("json");
    }
}
