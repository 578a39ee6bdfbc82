package dev.storyreel.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "storyreel",
        description = "Turns a topic or a script into finished video, and dubs recordings.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        subcommands = {
            MakeCommand.class,
            RedoCommand.class,
            DubCommand.class,
            ListCommand.class,
            VoicesCommand.class,
            PresetsCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  storyreel make \"Why octopuses have three hearts\"",
            "  storyreel redo ID --scene 2 --new-picture",
            "  storyreel dub talk.mp4 --to es,fr",
            "  storyreel list --status failed",
            "  storyreel voices --language de",
            "  storyreel serve --port 8420",
            "  storyreel doctor"
        })
final class RootCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is needed: make, redo, dub, list, voices, presets, serve, doctor, version or help");
    }
}
