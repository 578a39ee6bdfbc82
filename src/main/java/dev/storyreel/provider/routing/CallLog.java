package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Provider;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One line in the log and one measurement for every call. */
@Component
class CallLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.storyreel.provider.calls");

    private final MeterRegistry metrics;

    CallLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void succeeded(Port port, ProviderUse use, Caller caller, long nanos) {
        note(port, use.provider(), use.model(), "succeeded", use.costUsd(), caller, nanos);
    }

    void failed(Port port, Provider provider, ProviderException failure, Caller caller, long nanos) {
        BigDecimal cost = failure.use().map(ProviderUse::costUsd).orElse(BigDecimal.ZERO);
        note(port, provider.name(), provider.model(), failure.errorCode().code(), cost, caller, nanos);
    }

    private void note(
            Port port, String provider, String model, String outcome, BigDecimal cost, Caller caller, long nanos) {
        LOG.info(
                "provider call port={} provider={} model={} outcome={} ms={} cost_usd={} production={} job={} attempt={}",
                port.code(),
                provider,
                model,
                outcome,
                Duration.ofNanos(nanos).toMillis(),
                cost.toPlainString(),
                caller.productionId(),
                caller.jobId(),
                caller.attempt());
        Timer.builder("storyreel.provider.calls")
                .description("Calls of providers")
                .tags("port", port.code(), "provider", provider, "outcome", outcome)
                .register(metrics)
                .record(Duration.ofNanos(nanos));
        Counter.builder("storyreel.provider.cost")
                .description("What providers were paid")
                .baseUnit("usd")
                .tags("port", port.code(), "provider", provider)
                .register(metrics)
                .increment(cost.doubleValue());
    }
}
