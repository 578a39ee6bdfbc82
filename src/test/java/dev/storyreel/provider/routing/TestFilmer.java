package dev.storyreel.provider.routing;

import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Another adapter, but for what a test changes of it. */
abstract class TestFilmer implements VideoProvider {
    private final VideoProvider real;

    TestFilmer(VideoProvider real) {
        this.real = real;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public String model() {
        return real.model();
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public Duration longestCall() {
        return real.longestCall();
    }

    @Override
    public int seconds(VideoRequest request) {
        return real.seconds(request);
    }

    @Override
    public String begin(VideoRequest request, byte @org.jspecify.annotations.Nullable [] firstFrame)
            throws InterruptedException {
        return real.begin(request, firstFrame);
    }

    @Override
    public List<String> find(VideoRequest request, Instant since) throws InterruptedException {
        return real.find(request, since);
    }

    @Override
    public VideoTask poll(String task) throws InterruptedException {
        return real.poll(task);
    }

    @Override
    public String fetch(VideoTask.Result result, Path target) throws InterruptedException {
        return real.fetch(result, target);
    }

    @Override
    public void cancel(String task) throws InterruptedException {
        real.cancel(task);
    }

    @Override
    public Duration pollEvery() {
        return real.pollEvery();
    }

    @Override
    public Duration longestTask() {
        return real.longestTask();
    }
}
