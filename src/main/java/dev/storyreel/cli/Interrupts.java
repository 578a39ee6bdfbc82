package dev.storyreel.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a command tidy up when told to stop: the first signal interrupts it, the second ends the process at once.
 * A shutdown hook cannot do that, since the JVM ignores signals while hooks run. The JVM's signal API is reached by
 * reflection because the compiler warns of it without a way to say that it is meant.
 */
final class Interrupts {
    private static final int SIGNAL_BASE = 128;
    private static final AtomicInteger RECEIVED = new AtomicInteger();

    private Interrupts() {}

    /** From now on HUP, INT and TERM interrupt the thread. */
    static void interrupt(Thread worker) {
        for (String name : List.of("HUP", "INT", "TERM")) {
            try {
                handle(name, worker);
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                // this JVM keeps the signal for itself; its default is to end
            }
        }
    }

    /** Whether a signal has come. */
    static boolean received() {
        return RECEIVED.get() != 0;
    }

    /** 128 + the signal's number, or that of Ctrl-C if none came. */
    static int exitCode() {
        int number = RECEIVED.get();
        return number == 0 ? ExitCode.INTERRUPTED : SIGNAL_BASE + number;
    }

    @SuppressWarnings("ReferenceEquality") // a proxy equals itself alone
    private static void handle(String name, Thread worker) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        int number = (int) signalType.getMethod("getNumber").invoke(signal);
        Object handler = Proxy.newProxyInstance(
                Interrupts.class.getClassLoader(),
                new Class<?>[] {handlerType},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> arguments != null && proxy == arguments[0];
                    case "toString" -> "stop on " + name;
                    default -> {
                        received(number, worker);
                        yield null;
                    }
                });
        signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    }

    private static void received(int number, Thread worker) {
        if (!RECEIVED.compareAndSet(0, number)) {
            Runtime.getRuntime().halt(SIGNAL_BASE + number);
        }
        worker.interrupt();
    }
}
