// The text of a PDF's pages as MuPDF reads it, without annotations: mutool run text.js FILE. “mutool draw” shows an empty
// field for a signature with a word of its own, “SIGN”, which the file does not hold.
var document = new Document(scriptArgs[0])
for (var number = 0; number < document.countPages(); number++) {
	var text = ""
	document.loadPage(number).toStructuredText("").walk({
		onChar: function (letter) { text += letter },
		endLine: function () { text += "\n" },
		endTextBlock: function () { text += "\n" }
	})
	print(text + "\f")
}
