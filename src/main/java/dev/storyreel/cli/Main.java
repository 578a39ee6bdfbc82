package dev.storyreel.cli;

import ch.qos.logback.classic.LoggerContext;
import dev.storyreel.web.NearestName;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's entry. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        EarlyLog.toErrors((LoggerContext) LoggerFactory.getILoggerFactory());
        System.exit(run(arguments));
    }

    /**
     * Carries out a command; {@code serve} returns when the server was stopped.
     *
     * @return the exit code
     */
    public static int run(String... arguments) {
        return commandLine(System.err).execute(arguments);
    }

    static CommandLine commandLine(PrintStream errors) {
        CommandLine line = new CommandLine(new RootCommand());
        showExitCodes(line);
        line.getSubcommands().values().forEach(Main::showExitCodes);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, command, errors));
        line.setParameterExceptionHandler((wrong, arguments) -> reportUsage(wrong, errors));
        return line;
    }

    private static void showExitCodes(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.MEANINGS);
    }

    private static int reportUsage(ParameterException wrong, PrintStream errors) {
        CommandFailure failure = new CommandFailure(CliError.USAGE, wrong.getMessage() + suggestion(wrong));
        String help = wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        errors.println(Failures.oneLine(failure.line() + " (see " + help + ")"));
        return failure.exitCode();
    }

    private static String suggestion(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        Set<String> commands = wrong.getCommandLine().getSubcommands().keySet();
        if (!commands.isEmpty()) {
            String first = unmatched.getUnmatched().getFirst();
            return "; "
                    + NearestName.to(first, commands)
                            .map(near -> "did you mean " + near + "?")
                            .orElseGet(() -> isTopic(first)
                                    ? "did you mean storyreel make \"" + first + "\"?"
                                    : "the commands are " + String.join(", ", commands));
        }
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    /** Commands are single words. */
    private static boolean isTopic(String argument) {
        return !argument.startsWith("-") && argument.strip().contains(" ");
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
