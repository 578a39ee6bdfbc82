package dev.storyreel.cli;

import java.io.PrintStream;
import picocli.CommandLine;

/** The command line's entry. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /**
     * Carries out a command; {@code serve} returns when the server has started and leaves it running.
     *
     * @return the exit code, or -1 if the process lives on by its server
     */
    public static int run(String... arguments) {
        return commandLine(System.err).execute(arguments);
    }

    static CommandLine commandLine(PrintStream errors) {
        CommandLine line = new CommandLine(new RootCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, command, errors));
        return line;
    }

    private static int report(Exception thrown, CommandLine command, PrintStream errors) {
        CommandFailure failure = Failures.of(thrown);
        errors.println(Failures.oneLine(failure.line()));
        if (command.getCommand() instanceof Verbose verbose && verbose.verbose()) {
            thrown.printStackTrace(errors);
        }
        return failure.exitCode();
    }
}
