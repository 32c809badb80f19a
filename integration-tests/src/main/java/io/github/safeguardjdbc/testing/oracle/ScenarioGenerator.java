package io.github.safeguardjdbc.testing.oracle;

/** Makes scenarios. Neighbours share settings and table, because making those takes longer than most programs. */
final class ScenarioGenerator {
    /** How many scenarios share settings and table. */
    static final int NEIGHBOURS = 25;

    private static final long OF_NEIGHBOURS = 1L << 40;

    private final long seed;

    ScenarioGenerator(long seed) {
        this.seed = seed;
    }

    Scenario scenario(int index) {
        int group = index / NEIGHBOURS;
        Chance shared = Chance.of(seed, OF_NEIGHBOURS + group);
        Settings settings = new SettingsGenerator(shared).next();
        Table table = new TableGenerator(shared).next("t" + group);
        // The driver would hand out a neighbour's statement, with what the server remembers of its parameters.
        String mark = settings.link().flags().contains(Settings.Flag.CACHED_STATEMENTS) ? "/* " + index + " */ " : "";
        ProgramGenerator program = new ProgramGenerator(Chance.of(seed, index), table, settings, mark);
        return new Scenario(seed, index, settings, table, program.next());
    }
}
