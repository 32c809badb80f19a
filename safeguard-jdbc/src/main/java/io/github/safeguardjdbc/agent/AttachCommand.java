package io.github.safeguardjdbc.agent;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
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
        String process = arguments.get(0);
        try {
            VirtualMachine target = VirtualMachine.attach(process);
            try {
                target.loadAgent(jar.toAbsolutePath().toString(), arguments.size() == 2 ? arguments.get(1) : "");
            } finally {
                target.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | IOException e) {
            System.err.println("Not attached to " + process + ": " + e.getMessage());
            return 1;
        }
        System.out.println("Attached to " + process + "; if anything is wrong, its error stream says so.");
        return 0;
    }
}
