package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Component;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Says what is active and why, and how to mend what is not.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {"", "Examples:", "  storyreel doctor", "  storyreel doctor --json --data /srv/storyreel"})
final class DoctorCommand implements Callable<Integer>, Verbose {
    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--json", description = "one JSON object on standard output")
    private boolean json;

    @Override
    public boolean verbose() {
        return common.verbose();
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Component> components = new Examination(common.dataDirectory()).components();
        boolean usable = components.stream().noneMatch(component -> "down".equals(component.status()));
        if (json) {
            Answers.Readiness all = new Answers.Readiness(usable ? "up" : "down", components);
            System.out.println(StudioClient.JSON.writeValueAsString(all));
        } else {
            print(components, System.out);
        }
        return usable ? ExitCode.OK : ExitCode.ENVIRONMENT;
    }

    static void print(List<Component> components, PrintStream out) {
        boolean unicode = out.charset().name().startsWith("UTF");
        for (Component component : components) {
            String mark = switch (String.valueOf(component.status())) {
                case "up" -> unicode ? "✓" : "ok";
                case "degraded" -> "!";
                default -> unicode ? "✗" : "x";
            };
            out.println("%-2s %-16s %s"
                    .formatted(mark, component.component(), Failures.oneLine(String.valueOf(component.detail()))));
            if (component.fix() != null && !"up".equals(component.status())) {
                out.println(" ".repeat(20) + "fix: " + Failures.oneLine(component.fix()));
            }
        }
    }
}
