package dev.storyreel.story;

import dev.storyreel.error.WrongField;
import dev.storyreel.media.Move;
import dev.storyreel.production.ProductionCancelled;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Providers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What clips of pictures need of providers outside of the jobs that make them. */
@Component
class Filmers {
    private final Providers providers;

    Filmers(Providers providers) {
        this.providers = providers;
    }

    /**
     * Refuses at once what nobody could make.
     *
     * @param field where it was asked for
     * @throws WrongField {@link StoryError#VIDEO_PROVIDER_MISSING}
     */
    void require(@Nullable Move move, String field) {
        if (move != Move.VIDEO) {
            return;
        }
        try {
            providers.route(Port.VIDEO);
        } catch (ProviderException e) {
            throw new WrongField(
                    StoryError.VIDEO_PROVIDER_MISSING, field, "video needs a provider: " + e.getMessage(), e);
        }
    }

    /** What vendors are at for a cancelled film is given up with it. */
    @EventListener
    void cancelled(ProductionCancelled cancelled) {
        providers.abandon(cancelled.productionId());
    }
}
