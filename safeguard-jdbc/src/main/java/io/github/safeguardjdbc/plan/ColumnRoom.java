package io.github.safeguardjdbc.plan;

/**
 * How large a value may be for a column.
 *
 * @param bytes the most that it can hold, or {@link #UNKNOWN}
 * @param json its values are held against {@code max_allowed_packet} when the server turns them into its binary form
 */
record ColumnRoom(long bytes, boolean json) {
    static final long UNKNOWN = Long.MAX_VALUE;

    /**
     * That of a type, by the manual's "Data Type Storage Requirements".
     *
     * @param declared the first word of the type, in lower case
     */
    static ColumnRoom of(String declared) {
        long bytes = switch (declared) {
            case "tinyblob", "tinytext" -> 255;
            case "blob", "text", "char", "varchar", "binary", "varbinary" -> 65_535;
            case "mediumblob", "mediumtext" -> 16_777_215;
            case "longblob", "longtext" -> 4_294_967_295L;
            default -> UNKNOWN;
        };
        return new ColumnRoom(bytes, declared.equals("json"));
    }
}
