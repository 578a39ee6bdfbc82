package dev.storyreel.provider;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever is configured, behind one door. Each call is limited, tried again where that can help at once, passed on to the
 * next provider of the port's route where it cannot, paid for and written down. Safe for use by many threads.
 *
 * <p>All calls throw a {@link ProviderException}; one of type {@link dev.storyreel.error.ErrorType#BUSY} has called nobody and says
 * when to come again.
 */
public interface Providers {
    /** Plans a film: a title and scenes in order, each with what is said and what is seen. */
    StoryPlan planStory(StoryPlanRequest request, Caller caller) throws InterruptedException;

    /**
     * Cuts a script into what is said scene by scene, as its plan does. Nobody is called.
     *
     * @throws dev.storyreel.error.StoryreelException {@link ProviderError#SCRIPT_EMPTY}
     */
    List<String> cut(String script);

    /** Speaks a text. */
    Speech speak(SpeechRequest request, Caller caller) throws InterruptedException;

    /**
     * Writes down what is said, and when. Of a port's route those are asked who understand the language.
     *
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_RECOGNISED} too
     */
    Transcript recognise(RecognitionRequest request, Caller caller) throws InterruptedException;

    /**
     * Says lines in another language. Of a port's route those are asked who translate between the two.
     *
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_TRANSLATED} too
     */
    Translation translate(TranslationRequest request, Caller caller) throws InterruptedException;

    /** Draws a picture. */
    Picture draw(PictureRequest request, Caller caller) throws InterruptedException;

    /** Tells what a product's picture shows; what cannot be seen is not made up. */
    ProductFacts look(ProductPicture product, Caller caller) throws InterruptedException;

    /**
     * Has a clip made, which takes minutes: while a vendor is at it, this throws {@link ProviderError#PROVIDER_WORKING}, of type
     * {@link dev.storyreel.error.ErrorType#BUSY}, with the time to come again. Whoever comes again, in whichever process, goes on with the task that
     * was begun; it is begun and paid for once.
     *
     * @param target is written; a file of the caller's own
     * @param keep stores what was made; until it has, the vendor's result counts as not fetched
     * @return what {@code keep} gave
     */
    <R> R film(VideoRequest request, Path target, Caller caller, Keep<R> keep) throws IOException, InterruptedException;

    /** Puts a clip where it is safe. */
    @FunctionalInterface
    interface Keep<R> {
        R keep(Video made) throws IOException;
    }

    /**
     * Finds something in stock and brings it. A search is asked of a vendor once a day, whoever searches.
     *
     * @param target is written; a file of the caller's own
     * @return what the taker gave
     * @throws ProviderException {@link ProviderError#STOCK_NOT_FOUND} too
     */
    <R> R stock(StockRequest request, Path target, Caller caller, StockTaker<R> taker)
            throws IOException, InterruptedException;

    /** Decides what is taken of what there is in stock. */
    interface StockTaker<R> {
        /** @param ranked what fits best first; never empty */
        StockItem choose(List<StockItem> ranked);

        /**
         * Looks at what was brought and puts it where it is safe.
         *
         * @throws ProviderException {@link ProviderError#PROVIDER_BAD_ANSWER} for a file that is of no use: another item is
         *     chosen then
         */
        R keep(StockFile brought) throws IOException, InterruptedException;
    }

    /** Nobody wants the clips of that production any more: their vendors are told so, soon, by some process. */
    void abandon(UUID productionId);

    /**
     * Who is asked for a port, the first one first, each as {@code name/model} with what else decides what comes out. The
     * same request by another route may come out otherwise.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if nobody is there, naming what to set
     */
    List<String> route(Port port);

    /**
     * The same for what is to be translated: those who translate between the two.
     *
     * @param source BCP 47
     * @param target BCP 47
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_TRANSLATED}, which names what to install or set
     */
    List<String> translationRoute(String source, String target);

    /**
     * The same for what is to be written down: those who understand the language.
     *
     * @param language BCP 47; empty to have it found out
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_RECOGNISED}, which names what to install or set
     */
    List<String> recognitionRoute(Optional<String> language);

    /**
     * What the first one of a port's route would be paid for that much. Nobody is called.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if nobody is there
     */
    Quote quote(Port port, Usage usage);

    /** The same for texts that are to be spoken like that one. */
    Quote quote(SpeechRequest request, Usage usage);

    /**
     * The same for a text that is to be spoken: those who speak its language, each with the voice; or only the one whose
     * voice is named, since no other is put in its place.
     *
     * @throws ProviderException {@link ProviderError#LANGUAGE_NOT_SPOKEN} too
     */
    List<String> route(SpeechRequest request);
}
