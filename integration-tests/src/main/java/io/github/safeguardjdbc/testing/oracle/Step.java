package io.github.safeguardjdbc.testing.oracle;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A call of the program, or a few that belong together. One without the statement it needs does nothing. */
sealed interface Step {

    void run(Interpreter interpreter) throws SQLException;

    /** Executes SQL through a statement of its own. */
    record Execute(String sql) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.execute(sql);
        }
    }

    /** Commits a row from elsewhere, then counts those that the program can see. */
    record LookForOthers() implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.lookForOthers();
        }
    }

    record AutoCommit(boolean on) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.autoCommit(on);
        }
    }

    record Commit() implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.commit();
        }
    }

    record Rollback() implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.rollback();
        }
    }

    record SetSavepoint(String name) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.setSavepoint(name);
        }
    }

    record RollbackTo(String name) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.rollbackTo(name);
        }
    }

    record Release(String name) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.release(name);
        }
    }

    /** Prepares the statement that the next steps use. */
    record Prepare(Form form, Keys keys) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.prepare(form, keys);
        }
    }

    /** Opens a plain statement for the next steps. */
    record Create() implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.create();
        }
    }

    /**
     * Sets parameters and adds them to the batch.
     *
     * @param arguments one for each parameter
     */
    record Add(List<Argument> arguments) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.add(arguments);
        }

        @Override
        public String toString() {
            return "Add " + shown(arguments);
        }
    }

    /** Sets parameters and executes them alone. */
    record Update(List<Argument> arguments) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.update(arguments);
        }

        @Override
        public String toString() {
            return "Update " + shown(arguments);
        }
    }

    record AddSql(String sql) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.addSql(sql);
        }
    }

    record ClearBatch() implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.clearBatch();
        }
    }

    record ClearParameters() implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.clearParameters();
        }
    }

    /**
     * Executes the batch and looks at everything that can be seen then.
     *
     * @param large with {@code executeLargeBatch}
     * @param probes in which order
     */
    record ExecuteBatch(boolean large, List<Probe> probes) implements Step {
        @Override
        public void run(Interpreter interpreter) throws SQLException {
            interpreter.executeBatch(large, probes);
        }
    }

    /** How generated keys are asked for. */
    enum Keys {
        NONE,
        FLAG,
        NAMES,
        INDEXES
    }

    private static String shown(List<Argument> arguments) {
        return arguments.stream().map(Argument::toString).collect(Collectors.joining(", "));
    }
}
