package dev.storyreel;

import dev.storyreel.error.StoryreelException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** When a start fails for a reason with a name, the reason is what people see, not a stack trace. */
class StartFailureAnalyzer extends AbstractFailureAnalyzer<StoryreelException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, StoryreelException cause) {
        return new FailureAnalysis(cause.getMessage() + " [" + cause.errorCode().code() + "]", null, cause);
    }
}
