package dev.storyreel.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param maxBodyBytes the longest request body, in bytes, 1 KiB to 64 MiB */
@Validated
@ConfigurationProperties("storyreel.web")
record WebSettings(
        @Min(1 << 10) @Max(1 << 26) @DefaultValue("1048576") int maxBodyBytes) {}
