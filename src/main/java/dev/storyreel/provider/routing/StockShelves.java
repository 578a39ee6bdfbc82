package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Providers.StockTaker;
import dev.storyreel.provider.StockFile;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockProvider;
import dev.storyreel.provider.StockRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Brings something of one vendor's stock. Only searches count as calls: files come from elsewhere. */
@Component
class StockShelves {
    /** Items that are tried before the vendor counts as failed. */
    private static final int MOST_TRIED = 3;

    /** What is wrong with one item says nothing of the next. */
    private static final Set<ProviderError> OF_ONE_ITEM = Set.of(
            ProviderError.PROVIDER_BAD_ANSWER,
            ProviderError.PROVIDER_RESULT_EXPIRED,
            ProviderError.PROVIDER_RESULT_ELSEWHERE);

    private final Calls calls;
    private final StockSearches searches;

    StockShelves(Calls calls, StockSearches searches) {
        this.calls = calls;
        this.searches = searches;
    }

    /** @throws ProviderException {@link ProviderError#STOCK_NOT_FOUND}, or what else went wrong */
    <R> R bring(StockProvider provider, StockRequest request, Path target, Caller caller, StockTaker<R> taker)
            throws InterruptedException {
        StockRequest asked = request;
        List<StockItem> found = searches.found(provider, asked, caller);
        if (found.isEmpty() && provider.findsOrientation(request.kind())) {
            asked = request.ofAnyOrientation();
            found = searches.found(provider, asked, caller);
        }
        List<StockItem> left = new ArrayList<>(StockItem.ranked(found, request));
        ProviderException failure = new ProviderException(
                ProviderError.STOCK_NOT_FOUND,
                provider.name() + " has no " + request.kind().code() + " in stock that goes by \"" + request.words()
                        + "\"; use other words");
        boolean expired = false;
        for (int tried = 0; tried < MOST_TRIED && !left.isEmpty(); tried++) {
            StockItem item = taker.choose(List.copyOf(left));
            try {
                return take(provider, request, item, target, taker);
            } catch (ProviderException e) {
                if (!OF_ONE_ITEM.contains(e.error())) {
                    throw e;
                }
                expired |= e.error() == ProviderError.PROVIDER_RESULT_EXPIRED;
                failure = e;
            }
            left.remove(item);
        }
        if (expired) {
            searches.forget(provider, asked);
        }
        throw failure;
    }

    private <R> R take(StockProvider provider, StockRequest request, StockItem item, Path target, StockTaker<R> taker)
            throws InterruptedException {
        StockItem.Rendition file = item.rendition(request);
        String type =
                calls.guarded(Port.STOCK, provider, Calls.PASSING, () -> provider.fetch(file, request.kind(), target));
        ProviderUse use = ProviderUse.free(provider.name(), provider.model(), provider.offline());
        try {
            return taker.keep(new StockFile(item, target, type, use));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
