package dev.storyreel.provider.runway;

import dev.storyreel.provider.http.VideoSettings;
import dev.storyreel.secret.Secret;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param version of the API, a day
 * @param videoModel that makes clips
 * @param creditUsd US dollars that a credit costs
 * @param pollEvery how often a task is asked after; no more often than Runway wants
 * @param longestTask how long one may take, with the time in Runway's own queue
 */
@Validated
@ConfigurationProperties("storyreel.provider.runway")
record RunwaySettings(
        @DefaultValue("") Secret apiKey,

        @DefaultValue("https://api.dev.runwayml.com/v1") URI baseUrl,

        @DefaultValue("2024-11-06") String version,
        @DefaultValue("gen4_turbo") String videoModel,
        @DefaultValue("0.01") @DecimalMin("0") BigDecimal creditUsd,

        @DefaultValue({"dnznrvs05pmza.cloudfront.net", "*.runwayml.com"})
        List<String> resultHosts,

        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("30m") Duration longestTask,
        @DefaultValue("1") @Min(1) int concurrency,
        @DefaultValue("0") @Min(0) int requestsPerMinute,
        @DefaultValue("30s") Duration firstByte,
        @DefaultValue("60s") Duration wholeCall)
        implements VideoSettings {
    RunwaySettings {
        resultHosts = List.copyOf(resultHosts);
    }

    @Override
    public Optional<String> missing() {
        return apiKey.isEmpty() ? Optional.of("RUNWAYML_API_SECRET") : Optional.empty();
    }
}
