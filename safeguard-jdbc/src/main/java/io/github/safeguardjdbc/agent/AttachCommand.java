package io.github.safeguardjdbc.agent;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Path;
import java.util.List;

/** Loads the agent into a JVM that runs. */
final class AttachCommand implements Command {
    @Override
    public String usage() {
        return "attach <pid> [settings]  guard the connections of a running JVM from now on";
    }

    @Override
    public int run(List<String> arguments) throws Exception {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new IllegalArgumentException(
                    "attach takes the id of a process, and settings as name=value,name=value");
        }
        Path jar = AgentJar.path();
        if (jar == null) {
            throw new IllegalStateException("the agent is not a jar of its own");
        }
        VirtualMachine target = VirtualMachine.attach(arguments.get(0));
        try {
            target.loadAgent(jar.toAbsolutePath().toString(), arguments.size() == 2 ? arguments.get(1) : "");
        } finally {
            target.detach();
        }
        System.out.println("Attached to " + arguments.get(0) + "; if anything is wrong, its error stream says so.");
        return 0;
    }
}
