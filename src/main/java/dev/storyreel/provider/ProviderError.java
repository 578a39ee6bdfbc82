package dev.storyreel.provider;

import dev.storyreel.error.ErrorCode;
import dev.storyreel.error.ErrorType;

/** How a provider can fail. */
public enum ProviderError implements ErrorCode {
    /** The planner knows nothing of the topic and will not invent facts: a script is needed. */
    TOPIC_UNKNOWN(ErrorType.USER),
    /** The text cannot be spoken: empty, or in a language no voice speaks. */
    TEXT_NOT_SPEAKABLE(ErrorType.USER),
    /** The script cannot be cut into scenes: nothing in it can be spoken. */
    SCRIPT_EMPTY(ErrorType.USER),
    /** The provider answered with something that makes no sense. */
    PROVIDER_BAD_ANSWER(ErrorType.PROVIDER),
    /** The provider cannot be used now. */
    PROVIDER_UNAVAILABLE(ErrorType.PROVIDER);

    private final ErrorType type;

    ProviderError(ErrorType type) {
        this.type = type;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
