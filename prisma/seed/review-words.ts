/** What the demo's customers say, by how happy they are: sentences that go together in any combination. */

/** Unhappy (one or two stars), so-so (three), content (four), happy (five). */
export type Mood = 'unhappy' | 'so-so' | 'content' | 'happy'

export interface Words {
  titles: Record<Mood, readonly string[]>
  /** About the thing; `{thing}` is its name in English, so German sentences do without it. */
  openings: Record<Mood, readonly string[]>
  closings: Record<Mood, readonly string[]>
  /** What people notice about things of a category, by its slug; said by those who are content or happy. */
  details: Record<string, readonly string[]>
}

const english: Words = {
  titles: {
    unhappy: ['Not for me', 'Sadly disappointed', 'Expected more', 'Went back'],
    'so-so': ['All right', 'Good, with a but', 'Nice idea', 'Fine for the price'],
    content: ['Very good', 'Would buy again', 'Lovely, one small thing', 'Solid work', 'Happy with it'],
    happy: [
      'Wonderful',
      'My favourite thing this year',
      'Better than the picture',
      'Exactly right',
      'A small joy every day',
      'Perfect present',
      'Beautifully made',
    ],
  },
  openings: {
    unhappy: [
      'The {thing} looks different from what I had imagined.',
      'I wanted to like the {thing}, but it did not work out.',
      'Mine had a flaw that should not have left the workshop.',
      'It arrived later than promised and not quite as described.',
    ],
    'so-so': [
      'The {thing} does what it should, no more and no less.',
      'Nicely made, but smaller than I thought.',
      'I like the {thing}; whether it is worth the price I am still deciding.',
      'It took some getting used to.',
    ],
    content: [
      'A well-made {thing} that I use almost every day.',
      'The {thing} is just as described.',
      'Good quality, and you can tell that somebody took care.',
      'Bought the {thing} as a present, and it went down very well.',
      'It took me a week to be sure, now I am.',
    ],
    happy: [
      'I did not know that one could be this fond of a {thing}.',
      'This is my third order from this shop, and the {thing} is the best so far.',
      'The {thing} is even nicer in real life.',
      'I gave the {thing} to my sister and had to order a second one for myself.',
      'From the first day on I could not think of our home without it.',
      'You can feel that real people made this.',
    ],
  },
  closings: {
    unhappy: [
      'At least sending it back was easy.',
      'The shop answered kindly, which is worth something.',
      'Perhaps I was unlucky.',
    ],
    'so-so': [
      'Delivery was quick, though.',
      'I keep it, but I would look around next time.',
      'Friendly answer to my question.',
    ],
    content: [
      'One star less because the parcel took six days.',
      'I would order here again.',
      'The packaging was without any plastic, which I liked.',
      'The colour is a touch darker than on my screen.',
    ],
    happy: [
      'Arrived after two days, carefully packed.',
      'A handwritten note was in the parcel. Who still does that?',
      'Worth every cent.',
      'I have recommended the shop to everybody I know.',
      'Thank you!',
    ],
  },
  details: {
    'kitchen-and-table': [
      'It sits well in the hand.',
      'It has survived the dishwasher for months.',
      'Guests ask where it is from.',
      'No two are quite the same, and that is the charm.',
    ],
    'home-and-living': [
      'The light it gives is warm and calm.',
      'It fits into our old flat as if it had always been there.',
      'Assembly took five minutes.',
      'The details are lovely even from behind.',
    ],
    'clothing-and-textiles': [
      'The fabric is soft from the first wearing.',
      'The size is true.',
      'After ten washes it still looks new.',
      'It is warm without being heavy.',
    ],
    'bags-and-leather': [
      'The seams are straight as a rule.',
      'It smells wonderful.',
      'It already gets more beautiful with use.',
      'Everything that I need for a day fits in.',
    ],
    jewellery: [
      'It is light and still feels like something.',
      'I have not taken it off since.',
      'The finish is flawless.',
      'It catches the light beautifully.',
    ],
    'paper-and-books': [
      'My fountain pen does not bleed through.',
      'It really lies flat.',
      'The paper is a pleasure to write on.',
      'The binding makes a very durable impression.',
    ],
    'food-and-drink': [
      'The taste is full without being loud.',
      'It was gone within a week.',
      'You can taste that it is fresh.',
      'Even my father, who complains about everything, asked for more.',
    ],
    'garden-and-outdoors': [
      'It lies well in the hand, also after two hours.',
      'It has stood in the rain all summer without a trace.',
      'My neighbour has ordered one, too.',
      'Simple, sturdy, good.',
    ],
  },
}

const german: Words = {
  titles: {
    unhappy: ['Leider nicht meins', 'Enttäuscht', 'Mehr erwartet'],
    'so-so': ['Ganz in Ordnung', 'Gut, mit einem Aber', 'Geht so'],
    content: ['Sehr schön', 'Gerne wieder', 'Gute Arbeit', 'Zufrieden'],
    happy: [
      'Wunderschön',
      'Ein Lieblingsstück',
      'Noch schöner als auf dem Bild',
      'Genau richtig',
      'Jeden Tag eine Freude',
      'Das perfekte Geschenk',
    ],
  },
  openings: {
    unhappy: [
      'Ich hatte es mir anders vorgestellt.',
      'Meins hatte einen Fehler, der die Werkstatt so nicht hätte verlassen sollen.',
      'Kam später als versprochen und nicht ganz wie beschrieben.',
    ],
    'so-so': [
      'Tut, was es soll, nicht mehr und nicht weniger.',
      'Schön gemacht, aber kleiner als gedacht.',
      'An sich gut, der Preis ist allerdings stolz.',
    ],
    content: [
      'Genau wie beschrieben und sauber gearbeitet.',
      'Gute Qualität, man merkt die Sorgfalt.',
      'War ein Geschenk und kam sehr gut an.',
      'Ich benutze es fast täglich.',
    ],
    happy: [
      'In echt noch schöner als auf den Bildern.',
      'Meine dritte Bestellung in diesem Laden, und die beste.',
      'Eigentlich als Geschenk gedacht, jetzt musste ein zweites her.',
      'Man spürt, dass das von Menschen gemacht ist.',
      'Schon lange hat mich nichts so gefreut.',
    ],
  },
  closings: {
    unhappy: [
      'Immerhin war die Rücksendung einfach.',
      'Der Laden hat freundlich geantwortet.',
      'Vielleicht hatte ich einfach Pech.',
    ],
    'so-so': ['Die Lieferung war dafür schnell.', 'Ich behalte es, sehe mich nächstes Mal aber um.'],
    content: [
      'Ein Stern weniger, weil das Paket sechs Tage gebraucht hat.',
      'Ich bestelle hier gerne wieder.',
      'Verpackung ganz ohne Plastik, das hat mir gefallen.',
      'Die Farbe ist eine Spur dunkler als auf meinem Bildschirm.',
    ],
    happy: [
      'Nach zwei Tagen da und liebevoll verpackt.',
      'Im Paket lag eine handgeschriebene Karte. Wer macht das heute noch?',
      'Jeden Cent wert.',
      'Vielen Dank!',
    ],
  },
  details: {
    'kitchen-and-table': [
      'Liegt gut in der Hand.',
      'Hat die Spülmaschine bisher klaglos überstanden.',
      'Besuch fragt immer, woher das ist.',
    ],
    'home-and-living': [
      'Das Licht ist warm und ruhig.',
      'Passt in unsere Altbauwohnung, als wäre es immer da gewesen.',
      'Der Aufbau hat fünf Minuten gedauert.',
    ],
    'clothing-and-textiles': [
      'Der Stoff ist vom ersten Tag an weich.',
      'Die Größe fällt normal aus.',
      'Nach zehn Wäschen noch wie neu.',
    ],
    'bags-and-leather': [
      'Die Nähte sind schnurgerade.',
      'Es riecht wunderbar.',
      'Wird mit der Zeit immer schöner.',
    ],
    jewellery: [
      'Leicht, und trotzdem spürt man es.',
      'Seitdem nicht mehr abgelegt.',
      'Makellos verarbeitet.',
    ],
    'paper-and-books': [
      'Mein Füller drückt nicht durch.',
      'Liegt wirklich flach auf.',
      'Das Papier schreibt sich herrlich.',
    ],
    'food-and-drink': [
      'Schmeckt voll, ohne laut zu sein.',
      'War nach einer Woche alle.',
      'Man schmeckt, dass es frisch ist.',
    ],
    'garden-and-outdoors': [
      'Auch nach zwei Stunden noch bequem.',
      'Stand den ganzen Sommer im Regen, ohne Spuren.',
      'Der Nachbar hat sich auch eins bestellt.',
    ],
  },
}

export const reviewWords: Record<'en' | 'de', Words> = { en: english, de: german }
