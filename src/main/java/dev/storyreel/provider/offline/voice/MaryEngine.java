package dev.storyreel.provider.offline.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import marytts.datatypes.MaryData;
import marytts.datatypes.MaryDataType;
import marytts.datatypes.MaryXML;
import marytts.features.FeatureProcessorManager;
import marytts.features.FeatureRegistry;
import marytts.features.TargetFeatureComputer;
import marytts.htsengine.HMMVoice;
import marytts.language.en.PronunciationModel;
import marytts.language.en.Prosody;
import marytts.modules.AcousticModeller;
import marytts.modules.InternalModule;
import marytts.modules.JPhonemiser;
import marytts.modules.ModuleRegistry;
import marytts.modules.OpenNLPPosTagger;
import marytts.modules.synthesis.HMMSynthesizer;
import marytts.modules.synthesis.Voice;
import marytts.util.dom.MaryDomUtils;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.traversal.NodeIterator;

/**
 * MaryTTS without its server: the six modules that lead from words to sound, called one after the other.
 *
 * <p>Its own start-up would load a tokenizer, parsers and a second English, take over logging and add a shutdown hook,
 * none of which is needed, since the words come ready to be spoken. What is left has one shared state that two threads
 * must not touch at once, the duration model's; so the way to durations and pitch (a tenth of the time) is behind a
 * lock, and the sound itself is made by as many threads as call.
 */
final class MaryEngine {
    static final int SAMPLE_RATE = 48_000;
    static final String VOICE = "cmu-slt-hsmm";

    private static @Nullable MaryEngine instance;

    private final ReentrantLock planning = new ReentrantLock();
    private final JPhonemiser phonemiser;
    private final List<InternalModule> modules;
    private final HMMVoice voice;
    private final TargetFeatureComputer features;
    private final HiddenMarkovSynthesizer synthesizer = new HiddenMarkovSynthesizer();

    private MaryEngine(JPhonemiser phonemiser, List<InternalModule> modules, HMMVoice voice) {
        this.phonemiser = phonemiser;
        this.modules = modules;
        this.voice = voice;
        this.features = FeatureRegistry.getTargetFeatureComputer(
                voice, voice.getHMMData().getFeatureDefinition().getFeatureNames());
    }

    /** The one of this process, since MaryTTS keeps statics; loaded at the first call, which takes a second or two. */
    static synchronized MaryEngine instance() throws Exception {
        MaryEngine engine = instance;
        if (engine == null) {
            engine = start();
            instance = engine;
        }
        return engine;
    }

    private static MaryEngine start() throws Exception {
        FeatureRegistry.setFeatureProcessorManager(Locale.US, new FeatureProcessorManager(Locale.US));
        JPhonemiser phonemiser = phonemiser();
        List<InternalModule> modules = List.of(
                new OpenNLPPosTagger("en", "en.pos"),
                phonemiser,
                new Prosody(),
                new PronunciationModel(),
                new AcousticModeller(Locale.US));
        for (InternalModule module : modules) {
            module.startup();
        }
        ModuleRegistry.setRegistrationComplete();
        HMMSynthesizer owner = new HMMSynthesizer();
        HMMVoice voice = new HMMVoice(VOICE, owner);
        Voice.registerVoice(voice);
        return new MaryEngine(phonemiser, modules, voice);
    }

    /** Without its user dictionary, which would be read from wherever the process happens to have been started. */
    static JPhonemiser phonemiser() throws Exception {
        return new JPhonemiser(
                "JPhonemiser",
                MaryDataType.PARTSOFSPEECH,
                MaryDataType.PHONEMES,
                "en_US.allophoneset",
                "storyreel.no-user-dictionary",
                "en_US.lexicon",
                "en_US.lettertosound",
                "en_US.removeTrailingOneFromPhones");
    }

    /** Whether the pronunciation is known rather than guessed from the spelling. */
    boolean inLexicon(String word) {
        return phonemiser.lexiconLookup(word, null) != null;
    }

    /**
     * Speaks one sentence.
     *
     * @param speed 1 is the voice's own; the pitch stays
     */
    Utterance speak(List<SpokenToken> tokens, double speed) throws Exception {
        List<Element> elements = plan(tokens);
        elements.forEach(element -> stretch(element, 1 / speed));
        HiddenMarkovSynthesizer.Sound sound = synthesizer.render(elements, features, voice.getHMMData());
        return new Utterance(sound.samples(), spans(elements, sound.frames()));
    }

    /** The phones and pauses of the sentence, with durations and pitch. */
    private List<Element> plan(List<SpokenToken> tokens) throws Exception {
        planning.lockInterruptibly();
        try {
            MaryData data = new MaryData(MaryDataType.WORDS, Locale.US);
            data.setDocument(document(tokens));
            data.setDefaultVoice(voice);
            for (InternalModule module : modules) {
                MaryData next = module.process(data);
                next.setDefaultVoice(voice);
                data = next;
            }
            return phonesAndPauses(data.getDocument());
        } finally {
            planning.unlock();
        }
    }

    private static Document document(List<SpokenToken> tokens) {
        Document document = MaryXML.newDocument();
        Element root = document.getDocumentElement();
        root.setAttribute("xml:lang", "en-US");
        Element sentence = append(append(root, MaryXML.PARAGRAPH), MaryXML.SENTENCE);
        for (SpokenToken token : tokens) {
            Element element = append(sentence, MaryXML.TOKEN);
            MaryDomUtils.setTokenText(element, token.text());
            element.setAttribute("word", Integer.toString(token.word()));
            String phones = Pronunciations.phones().get(token.text());
            if (phones != null) {
                element.setAttribute("ph", phones);
            }
        }
        return document;
    }

    private static Element append(Element parent, String name) {
        Element child = MaryXML.createElement(parent.getOwnerDocument(), name);
        parent.appendChild(child);
        return child;
    }

    private static List<Element> phonesAndPauses(Document document) {
        List<Element> elements = new ArrayList<>();
        NodeIterator nodes = MaryDomUtils.createNodeIterator(document, document, MaryXML.PHONE, MaryXML.BOUNDARY);
        for (Element node = (Element) nodes.nextNode(); node != null; node = (Element) nodes.nextNode()) {
            elements.add(node);
        }
        return elements;
    }

    private static void stretch(Element element, double factor) {
        String attribute = element.getTagName().equals(MaryXML.PHONE) ? "d" : "duration";
        String duration = element.getAttribute(attribute);
        if (factor != 1 && !duration.isEmpty()) {
            element.setAttribute(attribute, Long.toString(Math.round(Double.parseDouble(duration) * factor)));
        }
    }

    private List<Utterance.Span> spans(List<Element> elements, int[] frames) {
        int period = voice.getHMMData().getFperiod();
        List<Utterance.Span> spans = new ArrayList<>();
        int position = 0;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            int end = position + frames[i] * period;
            if (element.getTagName().equals(MaryXML.PHONE)) {
                Element token = (Element) MaryDomUtils.getAncestor(element, MaryXML.TOKEN);
                spans.add(new Utterance.Span(Integer.parseInt(token.getAttribute("word")), position, end));
            }
            position = end;
        }
        return spans;
    }
}
