package dev.storyreel;

import dev.storyreel.cli.Main;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one artifact: server, workers and command line. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Storyreel {
    public static void main(String[] args) {
        System.exit(Main.run(args));
    }
}
