package io.github.safeguardjdbc.agent;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Lists the JVMs that have loaded Connector/J; asked with the JDK's own {@code jcmd}, which changes nothing in them. */
final class ListCommand implements Command {
    private static final String DRIVER = "com.mysql.cj.jdbc.NonRegisteringDriver";

    @Override
    public String usage() {
        return "list                     the running JVMs that have loaded MySQL Connector/J";
    }

    @Override
    public int run(List<String> arguments) throws IOException, InterruptedException {
        for (VirtualMachineDescriptor machine : VirtualMachine.list()) {
            if (!machine.id().equals(Long.toString(ProcessHandle.current().pid())) && hasDriver(machine.id())) {
                System.out.println(machine.id() + " " + machine.displayName());
            }
        }
        return 0;
    }

    private static boolean hasDriver(String id) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, id, "VM.class_hierarchy", DRIVER)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        process.waitFor();
        return answer.contains("|--" + DRIVER);
    }
}
