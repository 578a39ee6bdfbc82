package dev.storyreel.provider;

import java.util.List;

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

    /** Speaks a text. */
    Speech speak(SpeechRequest request, Caller caller) throws InterruptedException;

    /** Writes down what is said, and when. */
    Transcript recognise(RecognitionRequest request, Caller caller) throws InterruptedException;

    /** Draws a picture. */
    Picture draw(PictureRequest request, Caller caller) throws InterruptedException;

    /** Tells what a product's picture shows; what cannot be seen is not made up. */
    ProductFacts look(ProductPicture product, Caller caller) throws InterruptedException;

    /**
     * Who is asked for a port, the first one first, each as {@code name/model} with what else decides what comes out. The
     * same request by another route may come out otherwise.
     *
     * @throws ProviderException {@link ProviderError#PROVIDER_UNAVAILABLE} if nobody is there, naming what to set
     */
    List<String> route(Port port);

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
