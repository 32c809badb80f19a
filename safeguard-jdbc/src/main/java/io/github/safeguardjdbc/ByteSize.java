package io.github.safeguardjdbc;

/** A number of bytes as people write it: {@code 262144}, {@code 256K}, {@code 4M}, {@code 1G} (powers of 1,024). */
final class ByteSize {
    private static final String UNITS = "KMG";

    private ByteSize() {}

    /**
     * Reads a size; a sign is taken so that a negative one is reported as outside of its range.
     *
     * @throws IllegalArgumentException if the text is not a size
     */
    static long parse(String text) {
        String size = text.strip();
        int unit = size.isEmpty() ? -1 : UNITS.indexOf(Character.toUpperCase(size.charAt(size.length() - 1)));
        String number = unit < 0 ? size : size.substring(0, size.length() - 1);
        try {
            return Math.multiplyExact(Long.parseLong(number), 1L << (10 * (unit + 1)));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("not a size in bytes, as in 262144, 256K, 4M or 1G", e);
        }
    }

    /** The shortest text that {@link #parse} reads back as this many bytes. */
    static String format(long bytes) {
        int unit = 0;
        long number = bytes;
        while (number != 0 && number % 1024 == 0 && unit < UNITS.length()) {
            number /= 1024;
            unit++;
        }
        return unit == 0 ? Long.toString(number) : number + UNITS.substring(unit - 1, unit);
    }
}
