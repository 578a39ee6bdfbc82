package dev.storyreel.upload;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@link UnusedUploads} look around from time to time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class UploadSweeping {}
