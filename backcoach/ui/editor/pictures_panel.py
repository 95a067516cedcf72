"""The pictures of an exercise: added from a file, a drop or the clipboard, turned, cropped, given to a phase."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.app.own.exercise_edits import MOST_PICTURES, changed_picture, with_picture
from backcoach.app.own.picture_files import Cut, PictureFiles, read_picture, small
from backcoach.catalog import Exercise
from backcoach.catalog.types import Picture
from backcoach.figure.photos import Photo, paint_photo, read_photos
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.check_box import Switch
from backcoach.ui.design.discard import discard
from backcoach.ui.design.fields import Dropdown
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.painting import draw_ring
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.editor.crop_view import WHOLE, CropView
from backcoach.ui.editor.picture_reader import PictureReader


class PhotoButton(QAbstractButton):
    """A small picture to choose."""

    def __init__(self, theme: Theme, image: QImage, name: str) -> None:
        super().__init__()
        self._theme, self._image = theme, image
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedSize(84, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in a frame, which is stronger for the chosen one and with the focus."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if not self._image.isNull():
            photo = Photo(Picture(file="a.jpg"), self._image)
            paint_photo(painter, box, photo, mirrored=False)
        wide = 3 if self.hasFocus() else 2 if self.isChecked() else 1
        draw_ring(painter, box, self._theme.color("accent" if self.isChecked() else "line"), 8, width=wide)


class PicturesPanel(QWidget):
    """Shows the pictures of one exercise; `changed` carries the exercise with its new pictures."""

    changed = Signal(object)

    def __init__(self, theme: Theme, files: PictureFiles, phrases: Phrases) -> None:
        super().__init__()
        self._theme, self._files, self._phrases = theme, files, phrases
        self._words = words = theme.words
        self._place = 0
        self.reader = PictureReader(self)
        self.reader.failed.connect(self._tell)
        self._thumbs = QHBoxLayout()
        self.add = Button(theme, words.gettext("Add pictures…"), icon="plus", size=36)
        self.add.setToolTip(plain_tooltip("Ctrl+O"))
        self.add.clicked.connect(self.choose_files)
        self.paste = Button(theme, words.gettext("Paste"), kind="quiet", size=36)
        self.told = Label(theme, SMALL, "muted")
        self._one = self._make_one()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._thumbs)
        column.addWidget(FlowLayout([self.add, self.paste]))
        column.addWidget(self.told)
        column.addWidget(self._one)

    def _make_one(self) -> QWidget:
        """What can be done with the chosen picture."""
        words, one = self._words, QWidget()
        self.crop = CropView(
            self._theme, words.gettext("Picture; the arrow keys move its edges in, with Shift out again")
        )
        self.turn = Button(self._theme, words.gettext("Turn"), kind="quiet", icon="restart", size=36)
        self.turn.clicked.connect(lambda: self._remake(Cut(turns=1)))
        self.cut_off = Button(self._theme, words.gettext("Cut to the frame"), kind="quiet", size=36)
        self.crop.changed.connect(self._allow_cutting)
        self.cut_off.clicked.connect(lambda: self._remake(Cut(part=self.crop.cut)))
        self.remove = Button(self._theme, words.gettext("Take out"), kind="quiet", icon="delete", size=36)
        self.remove.clicked.connect(lambda: self._set(None))
        self.mirror = Switch(self._theme, words.gettext("Mirror it for the other side"))
        self.mirror.changed.connect(lambda: self._set(replace(self._chosen, mirror=self.mirror.value())))
        self._phase_row = QHBoxLayout()
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.crop)
        column.addWidget(FlowLayout([self.turn, self.cut_off, self.remove]))
        column.addLayout(self._phase_row)
        column.addWidget(self.mirror)
        return one

    def _allow_cutting(self) -> None:
        self.cut_off.setEnabled(self.crop.part != WHOLE)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the present pictures of an exercise."""
        self._exercise = exercise
        self._place = max(0, min(self._place, len(exercise.pictures) - 1))
        self._photos = {one.picture.file: one.image for one in read_photos(self._files.of(exercise))}
        self._show_thumbs()
        self.add.setEnabled(len(exercise.pictures) < MOST_PICTURES)
        self._one.setVisible(bool(exercise.pictures))
        if not exercise.pictures:
            self.told.say(self._words.gettext("Or drop pictures here. They are kept small, without place and date."))
            return
        self.told.say("")
        self.crop.show_image(self._photos.get(self._chosen.file, QImage()))
        self.cut_off.setEnabled(False)
        self.mirror.setVisible(exercise.sides != "both")
        self.mirror.set_value(self._chosen.mirror)
        self._show_phase()

    def take_files(self, paths: list[Path]) -> None:
        """Add pictures from files."""
        for path in paths:
            self.reader.ask(lambda path=path: small(read_picture(path), path.name), self._keep)  # type: ignore[misc]
        self._say_busy()

    def take(self, data: QMimeData) -> bool:
        """Add the picture in a drop or on the clipboard; returns whether there was one."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_files(paths)
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        content, name = bytes(buffer.data().data()), self._words.gettext("The picture")
        self.reader.ask(partial(small, content, name), self._keep)
        self._say_busy()
        return True

    def choose_files(self) -> None:
        """Ask which files to add pictures from."""
        title = self._words.gettext("Pictures of the exercise")
        kinds = self._words.gettext("Pictures")
        names, _kind = QFileDialog.getOpenFileNames(
            self, title, str(Path.home()), f"{kinds} (*.png *.jpg *.jpeg *.webp)"
        )
        self.take_files([Path(name) for name in names])

    def _keep(self, made: bytes) -> None:
        """Store a small picture as one of the exercise's: the second is for its second phase, and so on."""
        number = len(self._exercise.pictures)
        if number >= MOST_PICTURES:
            self.told.say(self._words.gettext("Four pictures are the most."))
            return
        phases = () if self._exercise.breath_led else self._exercise.phase_names
        picture = self._files.keep(self._exercise.id, made)
        phase = phases[number] if 0 < number < len(phases) else None
        self._place = number
        self.changed.emit(with_picture(self._exercise, replace(picture, phase=phase)))

    def _remake(self, cut: Cut) -> None:
        """Turn or crop the chosen picture; the one before stays for Undo until the form is closed."""
        chosen, place, exercise = self._chosen, self._place, self._exercise.id

        def keep(made: bytes) -> None:
            picture = replace(chosen, file=self._files.keep(exercise, made).file)
            self.changed.emit(changed_picture(self._exercise, place, picture))

        self.reader.ask(lambda: small(self._files.read(chosen), chosen.file, cut), keep)

    @property
    def _chosen(self) -> Picture:
        return self._exercise.pictures[self._place]

    def _set(self, picture: Picture | None) -> None:
        self.changed.emit(changed_picture(self._exercise, self._place, picture))

    def _show_thumbs(self) -> None:
        while (item := self._thumbs.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                discard(widget)
        for place, picture in enumerate(self._exercise.pictures):
            name = self._words.gettext("Picture {number}", number=place + 1)
            button = PhotoButton(self._theme, self._photos.get(picture.file, QImage()), name)
            button.setChecked(place == self._place)
            button.clicked.connect(partial(self._choose, place))
            self._thumbs.addWidget(button)
            button.show()
        self._thumbs.addStretch()

    def _choose(self, place: int) -> None:
        self._place = place
        self.show_exercise(self._exercise)

    def _show_phase(self) -> None:
        """The choice of a phase, made anew, since each exercise has its own phases."""
        while (item := self._phase_row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                discard(widget)
        names: dict[str, str] = {phase: self._phrases.phase(phase) for phase in self._exercise.phase_names}
        usual = self._words.gettext("for all of the exercise")
        field = Dropdown(self._theme, usual, names, name=self._words.gettext("Shown"))
        field.set_value(self._chosen.phase or "")
        field.changed.connect(lambda: self._set(replace(self._chosen, phase=field.value() or None)))
        self._phase_row.addWidget(field)

    def _say_busy(self) -> None:
        if self.reader.busy:
            self.told.say(self._words.gettext("The picture is being made small …"))

    def _tell(self, problem: Problem) -> None:
        self.told.say(problem.said(self._words))

    def accepts(self, event: QDragEnterEvent | QDropEvent) -> bool:
        """Whether a picture may be in what is dragged; it is copied, not moved."""
        data = event.mimeData()
        if not data.hasImage() and not any(url.isLocalFile() for url in data.urls()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True
