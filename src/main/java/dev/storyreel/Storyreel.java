package dev.storyreel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one artifact: server, workers and command line. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Storyreel {
    public static void main(String[] args) {
        SpringApplication.run(Storyreel.class, args);
    }
}
