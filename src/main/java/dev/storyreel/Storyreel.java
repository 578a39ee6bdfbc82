package dev.storyreel;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The studio: server and workers in one application. The command line starts it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Storyreel {}
