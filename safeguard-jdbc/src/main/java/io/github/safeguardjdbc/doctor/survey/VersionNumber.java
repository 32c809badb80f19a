package io.github.safeguardjdbc.doctor.survey;

/** Version numbers as servers and drivers show them: {@code 8.0.12}, {@code 9.7.4-2}, {@code 26.10.0}. */
public final class VersionNumber {
    private VersionNumber() {}

    /** True if the first numbers of a version are these or higher; numbers that it does not have are 0. */
    public static boolean isAtLeast(String version, int... least) {
        String[] parts = version.split("[^0-9]", least.length + 1);
        for (int i = 0; i < least.length; i++) {
            int part = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
            if (part != least[i]) {
                return part > least[i];
            }
        }
        return true;
    }
}
