package io.github.safeguardjdbc.agent;

import java.util.List;

/** Says which version this is. */
final class VersionCommand implements Command {
    @Override
    public String usage() {
        return "version                  the version of this jar";
    }

    @Override
    public int run(List<String> arguments) {
        System.out.println("safeguard-jdbc " + VersionCommand.class.getPackage().getImplementationVersion());
        return 0;
    }
}
